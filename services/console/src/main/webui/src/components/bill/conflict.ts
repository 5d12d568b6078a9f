import type { Values } from '../../api/correction'
import type { Problem } from '../../api/http'

/**
 * What somebody wanted to save when the bill turned out to be another one, and the record that came, if that was it.
 */
export interface Conflict {
  wanted: Values
  record: Values | null
}

const kinds = ['record-arrived', 'preview-outdated', 'offer-decided', 'version-stale']

/** Whether others, or the pile, were faster: then it has to be looked at anew. */
export const overtaken = ({ status, type = '' }: Problem) =>
  status === 412 || (status === 409 && kinds.some((kind) => type.endsWith(`/${kind}`)))

export const conflictOf = (problem: Problem, wanted: Values): Conflict => ({
  wanted,
  record: (problem.record as Values | undefined) ?? null,
})
