import { Dropdown, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import { EllipsisVIcon } from "@patternfly/react-icons";
import { useRef, useState } from "react";

export interface KebabItem {
  readonly key: string;
  readonly title: string;
  readonly onClick: () => void;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
}

interface Props {
  /** What the actions are for, such as 'Actions for ci-staging'. */
  readonly label: string;
  readonly items: readonly KebabItem[];
  readonly testId?: string;
}

/** Further actions behind three dots. */
export function Kebab({ label, items, testId }: Props) {
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);

  /** The focus goes to the three dots first, where a dialog will return it to. */
  const choose = (item: KebabItem) => {
    setOpen(false);
    toggle.current?.focus();
    item.onClick();
  };

  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: "right" }}
      toggle={{
        toggleRef: toggle,
        toggleNode: (
          <MenuToggle
            ref={toggle}
            variant="plain"
            aria-label={label}
            isExpanded={open}
            data-testid={testId}
            onClick={() => setOpen((before) => !before)}
          >
            <EllipsisVIcon />
          </MenuToggle>
        ),
      }}
    >
      <DropdownList>
        {items.map((item) => (
          <DropdownItem
            key={item.key}
            isDanger={item.isDanger}
            isDisabled={item.isDisabled}
            onClick={() => choose(item)}
            data-testid={`pat-action-${item.key}`}
          >
            {item.title}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
