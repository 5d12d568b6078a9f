/** For tests: what is known of a bill, and what a correction of it would do. */
import type { Evidence, Preview, Priced, Values } from '../../api/correction'

export const values = (energyTenthWh: number): Values => ({
  chargeStartedAt: '2019-10-16T08:19:00Z',
  chargeEndedAt: '2019-10-16T09:00:00Z',
  serviceEndedAt: '2019-10-16T09:05:00Z',
  energyTenthWh,
  bands: [],
  idleCharged: true,
  stopReason: 'FULL',
})
export const evidence = (billVersion: number, current: Values): Evidence => ({
  billNo: '20191016161822566095',
  billVersion,
  state: 'SETTLED',
  current,
  records: [],
  curve: [],
  findings: [],
  versions: [],
  offers: [],
  proposal: null,
  platform: {
    startedAt: null,
    chargingSince: null,
    chargingLastSeenAt: null,
    overSince: null,
    pluggedAt: null,
    unpluggedAt: null,
    unplugConfirmed: false,
    energySeenTenthWh: 0,
    offlineFrom: null,
    onlineSince: null,
  },
})
const priced = (billVersion: number, of: Values, dueFen: number): Priced => ({
  billVersion,
  values: of,
  energyFeeFen: dueFen,
  serviceFeeFen: 0,
  idleFeeFen: 0,
  totalFen: dueFen,
  discountFen: 0,
  dueFen,
  refundedFen: 0,
  lines: [],
  components: [],
})
export const preview = (energyTenthWh: number): Preview => ({
  billNo: '20191016161822566095',
  billVersion: 1,
  state: 'SETTLED',
  before: priced(1, values(100_000), 1_000),
  after: priced(2, values(energyTenthWh), 900),
  record: null,
  differenceFen: -100,
  digest: `of ${energyTenthWh}`,
  findings: [],
  money: { walletFen: 100, bonusFen: 0, reserveFen: 0, receivableFen: 0 },
  voucher: { effect: 'NONE', voucherId: null },
})
