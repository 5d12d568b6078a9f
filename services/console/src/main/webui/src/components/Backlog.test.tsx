import { renderToString } from 'react-dom/server'
import { MemoryRouter } from 'react-router-dom'
import { expect, test } from 'vitest'
import type { AbnormalSummary } from '../api/billing'
import { Backlog } from './Backlog'

const waiting: AbnormalSummary = {
  count: 3,
  reservedFen: 9_000,
  oldestHeldAt: null,
  byCode: [],
  byAge: [{ age: 'OLDER', count: 3, reservedFen: 9_000 }],
  unclaimedRecords: 2,
  recordOffers: 4,
}

test('what waits beside held bills is a way to its list', () => {
  const shown = renderToString(<MemoryRouter><Backlog waiting={waiting} /></MemoryRouter>)
  expect(shown).toContain('七天以上')
  expect(shown).toMatch(/无主充电记录<\/span><b class="number"><a[^>]*href="\/unclaimed-records"[^>]*>2</)
  expect(shown).toMatch(/补报记录<\/span><b class="number"><a[^>]*href="\/record-offers"[^>]*>4</)
})
