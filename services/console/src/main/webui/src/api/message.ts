import { type Page, get, getTagged, write } from './http'

export type Channel = 'WECHAT_TEMPLATE' | 'WECHAT_SUBSCRIPTION' | 'WECHAT_CUSTOMER_SERVICE'

/** A value that messages of a kind can show; `fieldTypes` are those of WeChat's fields that take it. */
export interface ShownValue {
  name: string
  sample: string
  fieldTypes: string[]
}

export interface MessageKind {
  kind: string
  optional: boolean
  mayWait: boolean
  purpose: string | null
  values: ShownValue[]
}

export interface Field {
  key: string
  value: string
}

export interface TemplateDraft {
  appId: string
  templateId: string
  pageUrl: string | null
  fields: Field[]
  channels: Channel[]
  serviceText: string | null
  /** The template of subscription notices. */
  notice: { templateId: string; fields: Field[] } | null
}

export interface Template extends TemplateDraft {
  kind: string
  version: number
}

export interface Account {
  appId: string
  version: string
  name: string
  secretConfigured: boolean
  pausedUntil: string | null
  pauseReason: string | null
}

export interface StaffRecipient {
  recipientId: string
  name: string
  maskedOpenid: string
}

export interface QuietHours {
  from: string | null
  to: string | null
  zoneId: string | null
}

/** Why a template cannot be saved, and which part of it. */
export interface Finding {
  code: string
  at: string
  message: string
}

const root = '/api/notification/v1'

export const accounts = (signal: AbortSignal) => get<Page<Account>>(`${root}/official-accounts`, {}, signal)

/** All kinds, what is set up of them, and the accounts they can go through. */
export async function templateSettings(signal: AbortSignal) {
  const [kinds, templates, own] = await Promise.all([
    get<Page<MessageKind>>(`${root}/message-kinds`, {}, signal),
    get<Page<Template>>(`${root}/templates`, {}, signal),
    accounts(signal),
  ])
  return { kinds: kinds.items, templates: templates.items, accounts: own.items }
}

export const staffRecipients = (signal: AbortSignal) =>
  getTagged<Page<StaffRecipient>>(`${root}/staff-recipients`, {}, signal)

export const quietHours = (signal: AbortSignal) => getTagged<QuietHours>(quietHoursPath, {}, signal)

/** What saving would find. */
export const lintTemplate = (kind: string, draft: TemplateDraft) =>
  write<{ findings: Finding[] }>({ method: 'POST', path: `${templatePath(kind)}/lint`, body: draft })

export const templatePath = (kind: string) => `${root}/templates/${kind}`
export const accountPath = (appId: string) => `${root}/official-accounts/${appId}`
export const quietHoursPath = `${root}/quiet-hours`
export const staffRecipientsPath = `${root}/staff-recipients`
