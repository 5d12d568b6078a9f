import { describe, expect, test } from 'vitest'
import { amountsOf, reasonOf, technicalOf } from '../components/reason'
import { texts } from './spoken'

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

const kindSource = Object.entries(sources).find(([path]) => path.endsWith('/domain/Kind.java'))?.[1] ?? ''
const kinds = [...kindSource.matchAll(/^ {4}([A-Z_]+)\(Told\./gm)].map(([, kind = '']) => kind)
const shownValues = [...new Set([...kindSource.matchAll(/"(\w+)"/g)].map(([, value = '']) => value))]

describe.each(Object.entries(texts))('the texts in %s', (_, words) => {
  const { errors, messages, tariff } = words

  test('have words for every problem of the contracts', () => {
    expect(slugs.length).toBeGreaterThan(80)
    expect(slugs.filter((slug) => !errors.kinds[slug] && !saidByStatus.includes(slug))).toEqual([])
    expect(Object.keys(errors.kinds).filter((kind) => !slugs.includes(kind))).toEqual([])
  })

  test('have words for every finding that a service lists', () => {
    expect(findings.length).toBeGreaterThan(60)
    expect(findings.filter((code) => !errors.findings[code] && !tariff.warnings[code])).toEqual([])
  })

  test('have words for every kind of message and every value that one shows', () => {
    expect(kinds.length).toBeGreaterThan(14)
    expect(kinds.filter((kind) => !messages.kinds[kind])).toEqual([])
    expect(shownValues.length).toBeGreaterThan(45)
    expect(shownValues.filter((value) => !messages.values[value])).toEqual([])
  })

  test.each([
    ['/problems/driver-unknown', 409, errors.kinds['driver-unknown']],
    ['/problems/forbidden', 403, 'may not'],
    ['/problems/not-signed-in', 401, errors.signedOut],
    ['/problems/brand-new', 409, 'Title'],
  ])('say %s (%i)', (type, status, said) => {
    expect(reasonOf({ type, status, title: 'Title' }, words, 'may not')).toBe(said)
  })

  test('name the amounts of a refusal as the service does', () => {
    const told = Object.values(import.meta.glob<string>('../../../../../../billing/src/main/java/**/app/*.java', { query: '?raw', import: 'default', eager: true })).join('')
    const named = Object.entries(errors.amounts).flatMap(([kind, sentences]) => [kind, ...sentences.join('').match(/(?<=\{)\w+/g) ?? []])
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => !told.includes(`"${name}"`))).toEqual([])
  })

  test.each([
    ['refund-above-paid', { leftFen: 239 }, ['2.39']],
    ['balance-too-low', { principalFen: 0, owedFen: 123_456 }, ['0.00', '1,234.56']],
    ['balance-too-low', { balanceFen: 100, minimumFen: 3_000 }, ['1.00', '30.00']],
    ['payout-not-covered', {}, []],
    ['version-stale', { leftFen: 1 }, []],
  ])('tell the amounts of %s with %j', (kind, figures, amounts) => {
    const said = amountsOf({ type: `/problems/${kind}`, status: 409, title: '', ...figures }, words)
    expect(said).toHaveLength(Math.min(1, amounts.length))
    for (const one of amounts) expect(said[0]).toContain(one)
  })

  test('say that the network is away where there is no answer', () => {
    expect(reasonOf({ status: 0, title: '' }, words, '')).toBe(errors.network)
  })
})

test('the service\'s own words are its findings, or else its detail', () => {
  const problem = { status: 400, title: 'Invalid request', detail: 'a; b' }
  expect(technicalOf({ ...problem, findings: ['a', 'b'] })).toEqual(['a', 'b'])
  expect(technicalOf({ ...problem, findings: [{ code: 'gap', message: 'a gap' }] })).toEqual(['a; b'])
  expect(technicalOf({ status: 0, title: '' })).toEqual([])
})
