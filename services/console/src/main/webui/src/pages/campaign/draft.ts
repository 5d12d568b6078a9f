import type { Campaign, CampaignDraft } from '../../api/voucher'
import { typedTime } from '../../components/LocalTimeInput'
import { plain } from '../../format/format'
import { count, fenIn, instantIn } from '../../format/read'

/** A campaign as somebody types it. */
export interface Typed {
  campaignId: string
  name: string
  trigger: CampaignDraft['trigger']
  threshold: string
  pieces: string
  face: string
  totalGifts: string
  perDriver: string
  departments: string[]
  subOperators: string[]
  stationIds: string[]
  giftFrom: string
  giftUntil: string
  minimum: string
  fixed: boolean
  days: string
  validFrom: string
  validUntil: string
  lapsesOnRefund: boolean
}

/** What the service saves of what it told. */
export const draftOf = ({
  campaignId: _id,
  version: _version,
  giftsGiven: _given,
  giftsLeft: _left,
  ...draft
}: Campaign): CampaignDraft => draft

export const typedCampaign = (before?: Campaign): Typed => ({
  campaignId: before?.campaignId ?? '',
  name: before?.name ?? '',
  trigger: before?.trigger ?? 'RECHARGE',
  threshold: before?.rechargeThresholdFen ? plain(before.rechargeThresholdFen) : '',
  pieces: before ? String(before.piecesPerGift) : '1',
  face: before ? plain(before.faceFen) : '',
  totalGifts: before ? String(before.totalGifts) : '',
  perDriver: before?.giftsPerDriver ? String(before.giftsPerDriver) : '',
  departments: before?.departments ?? [],
  subOperators: before?.subOperators ?? [],
  stationIds: before?.stationIds ?? [],
  giftFrom: typedTime(before?.giftFrom),
  giftUntil: typedTime(before?.giftUntil),
  minimum: before ? plain(before.minimumSpendFen) : '',
  fixed: Boolean(before && !before.validityDays),
  days: String(before?.validityDays ?? 30),
  validFrom: typedTime(before?.validFrom),
  validUntil: typedTime(before?.validUntil),
  lapsesOnRefund: before?.lapsesOnRefund ?? false,
})

export const untypedCampaign = (form: Typed, state: CampaignDraft['state']): CampaignDraft => ({
  name: form.name.trim(),
  state,
  trigger: form.trigger,
  rechargeThresholdFen: form.trigger === 'RECHARGE' ? fenIn(form.threshold) : null,
  piecesPerGift: count(form.pieces),
  faceFen: fenIn(form.face),
  totalGifts: count(form.totalGifts),
  giftsPerDriver: form.perDriver.trim() === '' ? null : count(form.perDriver),
  departments: form.departments,
  subOperators: form.subOperators,
  stationIds: form.stationIds,
  giftFrom: instantIn(form.giftFrom) ?? '',
  giftUntil: instantIn(form.giftUntil) ?? '',
  minimumSpendFen: fenIn(form.minimum),
  validityDays: form.fixed ? null : count(form.days),
  validFrom: form.fixed ? (instantIn(form.validFrom) ?? '') : null,
  validUntil: form.fixed ? (instantIn(form.validUntil) ?? '') : null,
  lapsesOnRefund: form.trigger === 'RECHARGE' && form.lapsesOnRefund,
})

/** A time that is none cannot be sent, and a limit that is none would be no limit. */
export const readable = (draft: CampaignDraft, campaignId: string) =>
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(campaignId) &&
  [draft.giftFrom, draft.giftUntil, draft.validFrom, draft.validUntil].every((time) => time !== '') &&
  [
    draft.piecesPerGift,
    draft.faceFen,
    draft.totalGifts,
    draft.minimumSpendFen,
    draft.giftsPerDriver ?? 0,
    draft.rechargeThresholdFen ?? 0,
    draft.validityDays ?? 0,
  ].every(Number.isInteger)
