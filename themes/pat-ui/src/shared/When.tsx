import { absolute, relative } from "./dates";

interface Props {
  /** ISO 8601; null is told as `none`. */
  readonly at: string | null;
  readonly none: string;
  /** Both the date and the distance, where there is room. */
  readonly long?: boolean;
}

/** A point in time as people say it; the other form is in its tooltip. */
export function When({ at, none, long = false }: Props) {
  if (at === null) {
    return <>{none}</>;
  }
  return (
    <time dateTime={at} title={absolute(at)}>
      {long ? `${absolute(at)} (${relative(at)})` : relative(at)}
    </time>
  );
}
