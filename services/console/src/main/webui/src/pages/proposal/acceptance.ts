import type { Confidence, Reviewed } from '../../api/correction'
import type { Saying } from '../../components/bill/Save'

/** What was ticked on one page of the list; another page begins with what can be trusted there. */
export interface Chosen {
  page: number
  billNos: string[]
}

export const trustOf = (one: Reviewed): Confidence | undefined => one.proposal?.confidence

/** Nothing was guessed, and no check would speak against the bill. */
const undoubted = (one: Reviewed) => trustOf(one) === 'HIGH' && one.preview?.findings.length === 0

/** Only what stands on this page and can be billed. */
export function wantedOf(rows: Reviewed[], page: number, chosen?: Chosen): Reviewed[] {
  const ticked = chosen?.page === page ? (one: Reviewed) => chosen.billNos.includes(one.billNo) : undoubted
  return rows.filter((one) => one.preview && ticked(one))
}

/** What the drivers of all these are asked for, in fen. */
export const totalOf = (wanted: Reviewed[]) => wanted.reduce((sum, one) => sum + (one.preview?.after.totalFen ?? 0), 0)

/** Each by the digest of what was shown of it. */
export const acceptance = (wanted: Reviewed[], { reason, notifyDriver }: Saying) => ({
  items: wanted.map((one) => ({ billNo: one.billNo, digest: one.preview?.digest })), reason, notifyDriver,
})
