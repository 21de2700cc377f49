import type { Grantable, Token } from "../shared/tokens";

/** What the parts of a token's page have in common. */
export interface PartProps {
  readonly token: Token;
  /** Undefined until it is known. */
  readonly grantable: Grantable | undefined;
  /** The token is another one now. */
  readonly onChanged: () => void;
}
