import type { Station } from '../../api/stations'
import type { BulkChange, BulkWish } from '../../api/tariff'
import { instantIn, priceIn } from '../../format/read'
import { china } from '../../format/zone'
import { type TypedIdle, readableIdle, typedIdle, untypedIdle } from './idle'

export type Kind = NonNullable<BulkWish['edit']>['kind']

/** A bulk change as somebody types it; one that undoes another goes where that one went. */
export interface Typed extends TypedIdle {
  kind: Kind
  undoes?: string
  stationIds: string[]
  effectiveFrom: string
  /** Also what starts later: else a fee that was removed comes back with it. */
  alsoLater: boolean
  energyStep: string
  serviceStep: string
}

export const blank: Typed = {
  kind: 'REMOVE_IDLE_FEE', stationIds: [], effectiveFrom: '', alsoLater: true, energyStep: '0', serviceStep: '0',
  ...typedIdle(),
}

function editOf(form: Typed): BulkWish['edit'] {
  switch (form.kind) {
    case 'REMOVE_IDLE_FEE':
      return { kind: form.kind }
    case 'SET_IDLE_FEE':
      return { kind: form.kind, idleFee: untypedIdle(form) }
    case 'ADD_TO_PRICES':
      return {
        kind: form.kind,
        energyStepHundredThousandths: priceIn(form.energyStep),
        serviceStepHundredThousandths: priceIn(form.serviceStep),
      }
  }
}

export const wishOf = (form: Typed, zone: string): BulkWish => ({
  ...(form.undoes
    ? { undoes: form.undoes, stationIds: [] }
    : { edit: editOf(form), stationIds: form.stationIds, alsoLater: form.alsoLater }),
  effectiveFrom: instantIn(form.effectiveFrom, zone) ?? '',
})

/** What is not there yet, or cannot be read. */
export function missing(form: Typed, zone: string): ('idleFee' | 'prices' | 'effectiveFrom')[] {
  const { undoes, kind, energyStep, serviceStep } = form
  return [
    ...(!undoes && kind === 'SET_IDLE_FEE' && !readableIdle(untypedIdle(form)) ? ['idleFee' as const] : []),
    ...(!undoes && kind === 'ADD_TO_PRICES' && ![energyStep, serviceStep].map(priceIn).every(Number.isInteger)
      ? ['prices' as const]
      : []),
    ...(instantIn(form.effectiveFrom, zone) === undefined ? ['effectiveFrom' as const] : []),
  ]
}

/** On whose clock the time of effect is typed: that of the stations, or of the first of them. */
export const zoneOf = ({ stationIds }: Typed, stations: Station[]) =>
  (stations.find(({ stationId }) => stationIds.includes(stationId)) ?? stations[0])?.zoneId ?? china

/** What can be undone: no undo, and nothing that was undone. */
export function undoable(changes: BulkChange[]): BulkChange[] {
  const undone = new Set(changes.map(({ wish }) => wish.undoes))
  return changes.filter(({ changeId, wish }) => !wish.undoes && !undone.has(changeId))
}
