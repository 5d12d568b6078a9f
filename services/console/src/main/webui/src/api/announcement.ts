import { type Page, type Tagged, get, getTagged } from './http'

export type Form = 'TOTALS' | 'LIST'
export type Way = 'PUBLISH' | 'MASS_SEND'
export type Act = 'EDIT' | 'APPROVE' | 'PREVIEW' | 'SUBMIT' | 'RENEW' | 'SAY_SENT' | 'SAY_NOT_SENT' | 'TAKE_DOWN'
export type AnnouncementState =
  | 'DRAFTED' | 'APPROVED' | 'DRAFT_CREATED' | 'PREVIEWED' | 'SUBMITTING' | 'UNKNOWN' | 'ACCEPTED' | 'WAITING_ADMIN'
  | 'FINISHED' | 'FAILED' | 'TAKEN_DOWN'

/** An article about a refund batch; `html` is exactly what is sent. */
export interface Announcement {
  announcementId: string
  appId: string
  batchId: string
  form: Form
  title: string
  digest: string
  text: string
  pageUrl: string
  coverMediaId: string | null
  assessmentId: string | null
  renews: string | null
  html: string
  asOf: string
  state: AnnouncementState
  reason: string | null
  /** WeChat's own words for the reason. */
  detail: string | null
  version: number
  writtenBy: string
  approvedBy: string | null
  approvedAt: string | null
  way: Way | null
  articleUrl: string | null
  counts: { total: number; filtered: number; sent: number; failed: number } | null
  withdrawn: number
  hints: string[]
  acts: Act[]
  createdAt: string
  finishedAt: string | null
}

export interface RefundBatch {
  batchId: string
  name: string
  reason: string
  state: string
  items: number
  totalFen: number
}

export interface Account { appId: string; name: string }

export interface Assessment { assessmentId: string; title: string; recordedAt: string }

export interface Quota { appId: string; used: number; limit: number }

const root = '/api/notification/v1'
const path = `${root}/announcements`

export const announcements = (signal: AbortSignal) => get<Page<Announcement>>(path, {}, signal)

export const announcement = (id: string, signal: AbortSignal): Promise<Tagged<Announcement>> =>
  getTagged<Announcement>(`${path}/${id}`, {}, signal)

export const quota = (appId: string, signal: AbortSignal) => get<Quota>(`${path}/quota`, { appId }, signal)

/** What an announcement can be made of. */
export async function material(signal: AbortSignal) {
  const [batches, accounts, assessments] = await Promise.all([
    get<Page<RefundBatch>>(`${root}/refund-batches`, {}, signal),
    get<Page<Account>>(`${root}/official-accounts`, {}, signal),
    get<Page<Assessment>>(`${root}/impact-assessments`, {}, signal),
  ])
  return { batches: batches.items, accounts: accounts.items, assessments: assessments.items }
}

export const announcementsPath = path
export const assessmentsPath = `${root}/impact-assessments`
export const actPath = (id: string, act: string) => `${path}/${id}/${act}`
