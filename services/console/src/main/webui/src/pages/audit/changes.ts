import { valueOf } from '../../components/bill/evidence'
import { decimal, exactKwh, localTime, unitPrice, yuan } from '../../format/format'
import type { Texts } from '../../texts/zh-CN'

/** Something that an entry says was changed; what was not there before, or is not there after, is blank. */
export interface Changed {
  what: string
  before: string
  after: string
}

/** In what the two differ, each difference by itself, with codes in words and quantities in their units. */
export function changes(before: unknown, after: unknown, texts: Texts): Changed[] {
  const old = new Map(leaves(before, texts, [], ''))
  const now = new Map(leaves(after, texts, [], ''))
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((what) => old.get(what) !== now.get(what))
    .map((what) => ({ what, before: old.get(what) ?? '', after: now.get(what) ?? '' }))
}

type Leaf = [what: string, value: string]

function leaves(value: unknown, texts: Texts, path: string[], name: string, code?: number): Leaf[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) {
    if (value.length === 0) return []
    return value.every((one) => typeof one !== 'object')
      ? [[path.join(' · '), value.map((one) => words(one, name, texts, code)).join('、')]]
      : value.flatMap((one, index) => leaves(one, texts, [...path, itemName(one, index, texts)], name, codeOf(one)))
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([field]) => code === undefined || !naming.includes(field))
      .flatMap(([field, one]) =>
        leaves(one, texts, [...path, texts.audit.fields[field] ?? texts.tariff.fields[field] ?? field], field, code),
      )
  }
  return [[path.join(' · '), words(value, name, texts, code)]]
}

const codeOf = (item: unknown) => (item as { code?: number } | null)?.code

const naming = ['code', 'model']

/** A setting of a check is known by its code and the pile model, whichever place it has. */
function itemName(item: unknown, index: number, texts: Texts): string {
  const code = codeOf(item)
  if (typeof code !== 'number') return String(index + 1)
  return [`${code} ${texts.abnormal.codes[code] ?? ''}`, (item as { model?: string }).model].filter(Boolean).join(' ')
}

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

function words(value: unknown, name: string, texts: Texts, code = 0): string {
  if (typeof value === 'boolean') return value ? texts.audit.yes : texts.audit.no
  if (typeof value === 'number') {
    if (name === 'tolerance') return valueOf(name, String(value), code, texts)
    if (name.endsWith('Fen')) return `${yuan(value)} ${texts.common.yuan}`
    if (name.endsWith('TenthWh')) return `${exactKwh(value)} kWh`
    if (name.endsWith('HundredThousandths')) return `${unitPrice(value)} ${texts.common.yuan}/kWh`
    return name.endsWith('NanoYuan') ? `${decimal(value, 9)} ${texts.common.yuan}` : String(value)
  }
  const text = String(value)
  if (instant.test(text)) return localTime(text)
  return texts.audit.values[text] ?? texts.bill.bands[text] ?? texts.records.states[text] ?? text
}
