/**
 * In place of lodash's, which is 16 kB for the one thing that PatternFly's tables do with it: to put the properties of one
 * element over those of another.
 */
type Props = Record<string, unknown>;
type Choose = (before: unknown, after: unknown, key: string) => unknown;

export default function mergeWith(target: Props, ...rest: (Props | Choose | null | undefined)[]): Props {
  const choose = rest.find((one) => typeof one === "function");
  for (const source of rest) {
    if (source && typeof source === "object") {
      for (const [key, value] of Object.entries(source)) {
        const before = target[key];
        target[key] = choose?.(before, value, key) ?? (key === "style" ? { ...Object(before), ...Object(value) } : (value ?? before));
      }
    }
  }
  return target;
}
