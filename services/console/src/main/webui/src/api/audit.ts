import { type Page, get } from './http'

/** Who changed what, when and why; `before` and `after` are the service's own words. */
export interface AuditEntry {
  id: string
  at: string
  bookedAt: string
  actor: string
  actorName: string | null
  /** The operator, when platform staff acted for it. */
  inNameOf: string | null
  action: string
  subjectKind: string
  subjectId: string
  reason: string | null
  before: unknown
  after: unknown
}

/** What a consumer of its own refused is of every service. */
const deadLetter = 'dead-letter'

/** Each service keeps its own book, of these kinds of subjects. */
export const books = {
  billing: ['bill', 'check-settings', 'driver', 'refund-batch', 'unclaimed-record', 'wallet-setting', deadLetter],
  tariff: ['tariff', 'bulk-change', deadLetter],
  voucher: ['campaign', deadLetter],
  notification: [
    'announcement',
    'consent',
    'impact-assessment',
    'message',
    'message-template',
    'official-account',
    'quiet-hours',
    'staff-recipients',
    deadLetter,
  ],
  'pile-ingest': ['fault', 'pile', 'station', deadLetter],
} as const

export type Book = keyof typeof books

export interface AuditSearch {
  subjectKind?: string
  subjectId?: string
  actor?: string
  from?: string
  to?: string
  cursor?: string
}

export const auditEntries = (book: Book, search: AuditSearch, signal: AbortSignal) =>
  get<Page<AuditEntry>>(`/api/${book}/v1/audit`, { ...search, limit: 50 }, signal)
