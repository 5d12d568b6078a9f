import type { Values } from '../../api/correction'
import { aside, exactKwh, localTime } from '../../format/format'
import type { Texts } from '../../texts/zh-CN'
import { bands } from '../PeriodEditor'

/** One thing that a bill is rated from, as each of several accounts of it says. */
export interface ValueRow {
  label: string
  cells: string[]
  differs: boolean
}

const told = (at: string, zone?: string) => [localTime(at, zone), aside(at, zone)].join(' ').trim()

const times = ['chargeStartedAt', 'chargeEndedAt', 'serviceEndedAt'] as const

/** All that bills are rated from, one row each, by the station's clock; bands only where some account knows them. */
export function valueRows(accounts: Values[], texts: Texts, zone?: string): ValueRow[] {
  const { bill, records, correction, common, tariff } = texts
  const row = (label: string, of: (values: Values) => unknown, shown: (values: Values) => string): ValueRow => ({
    label, cells: accounts.map(shown), differs: new Set(accounts.map((values) => JSON.stringify(of(values)))).size > 1,
  })
  const labels = { chargeStartedAt: bill.chargeStart, chargeEndedAt: bill.chargeEnd, serviceEndedAt: bill.serviceEnd }
  const known = bands.filter((band) => accounts.some((values) => values.bands.some((one) => one.band === band)))
  return [
    ...times.map((name) =>
      row(
        labels[name],
        (values) => values[name],
        (values) => (values[name] ? told(values[name], zone) : common.none),
      ),
    ),
    row(
      records.energy,
      (values) => values.energyTenthWh,
      (values) => exactKwh(values.energyTenthWh),
    ),
    ...known.map((band) => {
      const ofBand = (values: Values) => values.bands.find((one) => one.band === band)
      return row(
        correction.inBand(bill.bands[band] ?? band),
        (values) => ofBand(values)?.energyTenthWh ?? 0,
        (values) => {
          const one = ofBand(values)
          return one ? `${exactKwh(one.energyTenthWh)}${one.estimated ? ` ${correction.estimated}` : ''}` : common.none
        },
      )
    }),
    row(tariff.chargeIdle, (values) => values.idleCharged, (values) => (values.idleCharged ? common.yes : common.no)),
  ]
}
