import type { Version } from '../../api/correction'

/** Held versions claim nothing. */
export const claims = ({ state }: Version) => state !== 'HELD'

const claimed = (version: Version) => version.dueFen ?? version.totalFen

/**
 * What the driver was asked for more by a version than by the one before it that asked for anything; undefined for the
 * first.
 */
export function differenceOf(version: Version, all: Version[]): number | undefined {
  const before = all.filter((one) => claims(one) && one.billVersion < version.billVersion)
    .toSorted((one, other) => one.billVersion - other.billVersion).at(-1)
  return claims(version) && before ? claimed(version) - claimed(before) : undefined
}
