import type { Change, DayPlan } from '../../api/tariff'
import { unitPrice, yuan } from '../../format/format'
import type { Texts } from '../../texts/zh-CN'

/** A difference between two versions, as staff would say it. */
export function changeWords({ at, before, after }: Change, texts: Texts): string {
  const [, field = '', ...rest] = at.split('/')
  const last = rest.at(-1) ?? ''
  const value = (text: string | null) => {
    if (text === null) return texts.common.none
    if (last.endsWith('HundredThousandths')) return unitPrice(Number(text))
    return last.endsWith('Fen') ? yuan(Number(text)) : text
  }
  const band = field === 'prices' ? (texts.bill.bands[rest[0] ?? ''] ?? rest[0] ?? '') : ''
  const name = texts.tariff.fields[last] ?? texts.tariff.fields[field] ?? at
  return `${band}${name}: ${value(before)} → ${value(after)}`
}

/** On which days a plan holds. */
export function planDays({ dates, seasons, weekdays }: DayPlan, texts: Texts): string {
  return [
    seasons.map((season) => `${season.from}–${season.to}`).join('、'),
    weekdays.map((day) => texts.tariff.weekdays[day] ?? day).join('、'),
    dates.join('、'),
  ].filter((part) => part !== '').join(' · ')
}
