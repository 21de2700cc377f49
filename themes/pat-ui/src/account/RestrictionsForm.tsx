import type { FaultAt } from "../shared/Dialog";
import type { Grantable } from "../shared/tokens";
import { AddressesField, AudiencesField, RolesField } from "../shared/RestrictionFields";
import type { Restricted } from "./restrictions";

/** The controls, by what the REST interface calls them. */
export const RESTRICTION_FIELDS = {
  roles: "pat-restrict-roles",
  audiences: "pat-restrict-audiences",
  allowedIps: "pat-restrict-addresses",
} as const;

interface Props {
  /** What can be chosen from. */
  readonly grantable: Grantable;
  readonly before: Restricted;
  readonly value: Restricted;
  readonly onChange: (value: Restricted) => void;
  /** Whether a restriction to some applications may go. */
  readonly isWidening?: boolean;
  readonly faultAt: FaultAt;
}

/** With which roles, for which applications and from where a token shall be good. */
export function RestrictionsForm({ grantable, before, value, onChange, isWidening = false, faultAt }: Props) {
  const { roles, audiences, allowedIps } = RESTRICTION_FIELDS;
  const mayBeAny = before.audiences === null || isWidening;
  return (
    <>
      <RolesField
        grantable={grantable}
        value={value.roles}
        onChange={(chosen) => onChange({ ...value, roles: chosen })}
        error={faultAt(roles)}
        id={roles}
        hasAll={before.roles === null}
      />
      <AudiencesField
        grantable={grantable}
        value={value.audiences}
        onChange={(chosen) => onChange({ ...value, audiences: chosen })}
        error={faultAt(audiences)}
        id={audiences}
        hasAll={mayBeAny && !grantable.policy.audienceRequired}
      />
      <AddressesField
        value={value.addresses}
        onChange={(addresses) => onChange({ ...value, addresses })}
        error={faultAt(allowedIps)}
        id={allowedIps}
      />
    </>
  );
}
