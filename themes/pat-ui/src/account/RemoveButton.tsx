import { Button } from "@patternfly/react-core";
import { TrashIcon } from "@patternfly/react-icons";

interface Props {
  /** What it removes, such as 'Remove read'. */
  readonly label: string;
  readonly onClick: () => void;
}

/** The trash icon of a row. */
export function RemoveButton({ label, onClick }: Props) {
  return (
    <Button variant="plain" aria-label={label} title={label} onClick={onClick} data-testid="pat-remove">
      <TrashIcon />
    </Button>
  );
}
