import type { Change, DayPlan, Version } from '../../api/tariff'
import { localTime, unitPrice, yuan } from '../../format/format'
import type { Texts } from '../../texts/zh-CN'

/** What the codes of a difference stand for: stations by name, moments by a clock. */
export interface Around {
  zoneId?: string
  name?: (stationId: string) => string
}

/** A difference between two versions, as staff would say it. */
export function changeWords({ at, before, after }: Change, texts: Texts, around: Around = {}): string {
  const [, field = '', ...rest] = at.split('/')
  const last = rest.at(-1) ?? ''
  const value = (text?: string | null) => {
    if (text == null) return texts.common.none
    if (last.endsWith('HundredThousandths')) return unitPrice(Number(text))
    if (last.endsWith('Fen')) return yuan(Number(text))
    if (field === 'effectiveFrom') return localTime(text, around.zoneId)
    return field === 'targets'
      ? (texts.tariff.targets[text] ?? text)
      : text.replace(/[A-Z_]{3,}/g, (code) => texts.bill.bands[code] ?? texts.tariff.weekdays[code] ?? code)
  }
  return `${nameOf(field, rest, texts, around) ?? at}: ${value(before)} → ${value(after)}`
}

function nameOf(field: string, rest: string[], texts: Texts, { name }: Around): string | undefined {
  const last = rest.at(-1) ?? ''
  const label = texts.tariff.fields[last] ?? texts.tariff.fields[field]
  switch (field) {
    case 'effectiveFrom':
      return texts.tariff.effectiveFrom
    case 'prices':
      return `${texts.bill.bands[rest[0] ?? ''] ?? rest[0]}${label}`
    case 'days':
      return `${rest[0] === 'ordinary' ? texts.tariff.ordinaryDay : rest.slice(0, -1).join('/')} ${label}`
    case 'targets':
      return rest[0] === 'OPERATOR' ? texts.tariff.wholeOperator : rest[0] === 'STATION' ? (name?.(last) ?? last) : last
    default:
      return label
  }
}

/** On which days a plan holds. */
export function planDays({ dates, seasons, weekdays }: DayPlan, texts: Texts): string {
  return [
    seasons.map((season) => `${season.from}–${season.to}`).join('、'),
    weekdays.map((day) => texts.tariff.weekdays[day] ?? day).join('、'),
    dates.join('、'),
  ].filter((part) => part !== '').join(' · ')
}

/** Cheapest to dearest kWh of an ordinary day, electricity and service together. */
export function range({ periods }: Pick<Version, 'periods'>): string {
  const prices = periods.map((one) => one.energyPriceHundredThousandths + one.servicePriceHundredThousandths)
  const low = unitPrice(Math.min(...prices))
  const high = unitPrice(Math.max(...prices))
  return low === high ? low : `${low} – ${high}`
}
