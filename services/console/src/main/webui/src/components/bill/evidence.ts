import type { Finding } from '../../api/billing'
import { aside, decimal, duration, exactKwh, localTime, unitPrice, yuan } from '../../format/format'
import type { Texts } from '../../texts/zh-CN'

/** A check of a price tells its band within the name. */
const ofBand = /^(energyOutsideOf|pilePrice|ourPrice)(SHARP|PEAK|FLAT|VALLEY|DEEP_VALLEY)/

/** What the tolerance of a check counts; 105 and the other codes have none. */
const tolerances: Record<number, string> = {
  8: 'TenthWh',
  9: 'Seconds',
  10: 'Seconds',
  11: 'TenthWh',
  103: 'Seconds',
  104: 'Seconds',
  106: 'Seconds',
  107: 'Seconds',
  108: 'TenthWh',
  109: 'Percent',
  110: 'Fen',
  111: 'Price',
  112: 'Seconds',
  113: 'TenthWh',
  115: 'Seconds',
  116: 'Seconds',
  118: 'TenthWh',
}

export function nameOf(name: string, texts: Texts): string {
  const [, stem, band] = ofBand.exec(name) ?? []
  const label = texts.abnormal.evidenceNames[stem ?? name] ?? name
  return band ? `${label} · ${texts.bill.bands[band] ?? band}` : label
}

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const bandReading = /BandReading\[band=(\w+), energyTenthWh=(-?\d+)/g

/** In the unit that its name ends with. */
export function valueOf(name: string, value: string, code: number, texts: Texts, zone?: string): string {
  if (instant.test(value)) return [localTime(value, zone), aside(value, zone)].join(' ').trim()
  if (name === 'bands') return bandsIn(value, texts)
  const unit = name === 'tolerance' ? (tolerances[code] ?? '') : name
  const steps = Number(value)
  if (value.trim() === '' || !Number.isInteger(steps)) return value
  if (unit.endsWith('TenthWh')) return `${exactKwh(steps)} kWh`
  if (unit.endsWith('TenThousandths')) return `${decimal(steps, 4)} ${texts.common.yuan}`
  if (unit.endsWith('Fen')) return `${yuan(steps)} ${texts.common.yuan}`
  if (unit.endsWith('Price') || ofBand.test(unit)) return `${unitPrice(steps)} ${texts.common.yuan}/kWh`
  if (unit.endsWith('PowerW')) return `${decimal(steps, 3)} kW`
  if (unit.endsWith('Hours')) return texts.units.hours(steps)
  if (unit.endsWith('Percent')) return `${steps}%`
  return unit.endsWith('Seconds') ? exactDuration(steps, texts) : value
}

/** A check of a minute is about seconds, which the two largest units leave out. */
const exactDuration = (seconds: number, texts: Texts) => {
  const exact = texts.units.seconds(seconds)
  return seconds < 60 ? exact : `${duration(seconds, texts)} (${exact})`
}

const bandsIn = (value: string, texts: Texts) =>
  [...value.matchAll(bandReading)]
    .map(([, band = '', energy]) => `${texts.bill.bands[band] ?? band} ${exactKwh(Number(energy))} kWh`)
    .join('、') || value

/** Name, label and value of each; in the order in which the texts list them, which is that of events. */
export function told(
  { code, evidence }: Finding,
  texts: Texts,
  zone?: string,
): { name: string; label: string; value: string }[] {
  const known = Object.keys(texts.abnormal.evidenceNames)
  const place = (name: string) => {
    const at = known.indexOf(ofBand.exec(name)?.[1] ?? name)
    return at === -1 ? known.length : at
  }
  return Object.entries(evidence)
    .filter(([name]) => name !== 'tolerance' || code in tolerances)
    .toSorted(([one], [other]) => place(one) - place(other))
    .map(([name, value]) => ({ name, label: nameOf(name, texts), value: valueOf(name, value, code, texts, zone) }))
}
