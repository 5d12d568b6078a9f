import { expect, test } from 'vitest'
import type { Campaign } from '../../api/voucher'
import { draftOf, readable, typedCampaign, untypedCampaign } from './draft'

const golden: Campaign = {
  campaignId: 'C-RECHARGE-1000',
  version: 3,
  giftsGiven: 7,
  giftsLeft: 93,
  name: '充1000送100',
  state: 'ACTIVE',
  trigger: 'RECHARGE',
  rechargeThresholdFen: 100_000,
  piecesPerGift: 20,
  faceFen: 500,
  totalGifts: 100,
  giftsPerDriver: null,
  departments: [],
  subOperators: [],
  stationIds: [],
  giftFrom: '2019-09-30T16:00:00.000Z',
  giftUntil: '2019-10-31T16:00:00.000Z',
  minimumSpendFen: 2000,
  validityDays: 90,
  validFrom: null,
  validUntil: null,
  lapsesOnRefund: true,
}

test('a campaign is the same after it was typed', () => {
  expect(untypedCampaign(typedCampaign(golden), 'ACTIVE')).toEqual(draftOf(golden))
  const fixed = {
    ...golden,
    validityDays: null,
    validFrom: golden.giftFrom,
    validUntil: golden.giftUntil,
    giftsPerDriver: 2,
  }
  expect(untypedCampaign(typedCampaign(fixed), 'ACTIVE')).toEqual(draftOf(fixed))
})

test('a gift that no recharge earns does not lapse with one', () => {
  const form = { ...typedCampaign(golden), trigger: 'MANUAL' as const }
  expect(untypedCampaign(form, 'ACTIVE').lapsesOnRefund).toBe(false)
  expect(typedCampaign().lapsesOnRefund).toBe(false)
})

test('what cannot be read is not sent', () => {
  const form = typedCampaign(golden)
  expect(readable(untypedCampaign(form, 'DRAFT'), 'C-1')).toBe(true)
  expect(readable(untypedCampaign({ ...form, perDriver: 'one' }, 'DRAFT'), 'C-1')).toBe(false)
  expect(readable(untypedCampaign({ ...form, giftUntil: 'soon' }, 'DRAFT'), 'C-1')).toBe(false)
  expect(readable(untypedCampaign({ ...form, face: '5.001' }, 'DRAFT'), 'C-1')).toBe(false)
  expect(readable(untypedCampaign(form, 'DRAFT'), '充1000')).toBe(false)
})
