import type { IdleFee } from '../../api/tariff'
import { plain } from '../../format/format'
import { count, fenIn } from '../../format/read'

/** An idle fee as somebody types it; without a cap it has none. */
export interface TypedIdle {
  perMinute: string
  freeMinutes: string
  cap: string
  quietHours: string
}

export const typedIdle = (before?: IdleFee | null): TypedIdle => ({
  perMinute: before ? plain(before.perMinuteFen) : '0.80',
  freeMinutes: String(before?.freeMinutes ?? 15),
  cap: before?.capFen == null ? '' : plain(before.capFen),
  quietHours: (before?.quietHours ?? []).map(({ from, to }) => `${from}–${to}`).join(' '),
})

const quietHoursIn = (text: string) => text.split(/[\s,，、]+/).filter((part) => part !== '').map((part) => {
  const [from = '', to = ''] = part.split(/[-–—~]/)
  return { from, to }
})

export const untypedIdle = (form: TypedIdle): IdleFee => ({
  perMinuteFen: fenIn(form.perMinute),
  freeMinutes: count(form.freeMinutes),
  capFen: form.cap.trim() === '' ? null : fenIn(form.cap),
  quietHours: quietHoursIn(form.quietHours),
})

/** Idling would cost nothing: somebody has to mean that. */
export const isFree = ({ perMinuteFen, capFen }: IdleFee) => perMinuteFen === 0 || capFen === 0

export const readableIdle = ({ perMinuteFen, freeMinutes, capFen }: IdleFee) =>
  [perMinuteFen, freeMinutes, capFen ?? 0].every(Number.isInteger)
