import { describe, expect, test } from 'vitest'
import { reasonOf } from '../components/reason'
import { texts } from '.'

const pages = Object.keys(import.meta.glob('../../../../../../../contracts/problems/*.md'))
const sources = import.meta.glob<string>([
  '../../../../../../tariff/src/main/java/**/*.java',
  '../../../../../../voucher/src/main/java/**/*.java',
  '../../../../../../notification/src/main/java/**/*.java',
  '../../../../../../billing/src/main/java/**/EditCheck.java',
], { query: '?raw', import: 'default', eager: true })

const slugs = pages.map((page) => page.replace(/.*\/(.*)\.md/, '$1')).filter((slug) => slug !== 'README')
/** Said by their status, in words that depend on what was tried. */
const saidByStatus = ['forbidden', 'not-signed-in', 'unauthorized']
const found = /\b(?:findings\.add|find|new Finding)\(\s*"([a-z]+(?:-[a-z]+)*)"|\b(?:object)\("([A-Z_]+)"/g
const findings = [...new Set(Object.values(sources).flatMap((source) => [...source.matchAll(found)].map((one) => one[1] ?? one[2] ?? '')))]

describe.each(Object.entries(texts))('the texts in %s', (_, words) => {
  const { errors, tariff } = words

  test('have words for every problem of the contracts', () => {
    expect(slugs.length).toBeGreaterThan(80)
    expect(slugs.filter((slug) => !errors.kinds[slug] && !saidByStatus.includes(slug))).toEqual([])
    expect(Object.keys(errors.kinds).filter((kind) => !slugs.includes(kind))).toEqual([])
  })

  test('have words for every finding that a service lists', () => {
    expect(findings.length).toBeGreaterThan(60)
    expect(findings.filter((code) => !errors.findings[code] && !tariff.warnings[code])).toEqual([])
  })

  test.each([
    ['/problems/driver-unknown', 409, errors.kinds['driver-unknown']],
    ['/problems/forbidden', 403, 'may not'],
    ['/problems/not-signed-in', 401, errors.signedOut],
    ['/problems/brand-new', 409, 'Title'],
  ])('say %s (%i)', (type, status, said) => {
    expect(reasonOf({ type, status, title: 'Title' }, words, 'may not')).toBe(said)
  })

  test('say that the network is away where there is no answer', () => {
    expect(reasonOf({ status: 0, title: '' }, words, '')).toBe(errors.network)
  })
})
