import { MemoryRouter } from 'react-router-dom'
import { expect, test } from 'vitest'
import type { AbnormalSummary } from '../api/billing'
import { renderToString } from '../texts/spoken'
import { Backlog } from './Backlog'

const waiting: AbnormalSummary = {
  count: 3,
  reservedFen: 9_000,
  oldestHeldAt: null,
  byCode: [],
  byAge: [{ age: 'OLDER', count: 3, reservedFen: 9_000 }],
  unclaimedRecords: 2,
  recordOffers: 4,
  supersededBills: 5,
}

test('what waits beside held bills is a way to its list', () => {
  const shown = renderToString(<MemoryRouter><Backlog waiting={waiting} /></MemoryRouter>)
  expect(shown).toContain('七天以上')
  expect(shown).not.toContain('缺口')
  expect(shown).toMatch(/无主充电记录<\/span><b class="number"><a[^>]*href="\/unclaimed-records"[^>]*>2</)
  expect(shown).toMatch(/补报记录<\/span><b class="number"><a[^>]*href="\/record-offers"[^>]*>4</)
  expect(shown).toMatch(/结算时电价未到<\/span><b class="number"><a[^>]*href="\/records\?superseded=true"[^>]*>5</)
})

test('a billing of before, which does not tell bills of a late price, is shown with none', () => {
  const shown = renderToString(<MemoryRouter><Backlog waiting={{ ...waiting, supersededBills: undefined }} /></MemoryRouter>)
  expect(shown).toMatch(/href="\/records\?superseded=true"[^>]*>0</)
})

test('what the reserve falls short of is told where it does', () => {
  const [late] = waiting.byAge
  const short = { ...waiting, shortfallFen: 1_250, byAge: [{ ...late!, shortfallFen: 0 }] }
  const shown = renderToString(<MemoryRouter><Backlog waiting={short} /></MemoryRouter>)
  expect(shown.match(/缺口 [\d.]+ 元/g)).toEqual(['缺口 12.50 元'])
})
