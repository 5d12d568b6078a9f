import type { Account, Channel, Field, Finding, Template, TemplateDraft } from '../../api/message'

export const allChannels: Channel[] = ['WECHAT_TEMPLATE', 'WECHAT_SUBSCRIPTION', 'WECHAT_CUSTOMER_SERVICE']

/** The same channels, this one tried a place earlier. */
export function sooner(channels: Channel[], moved: Channel): Channel[] {
  const others = channels.filter((one) => one !== moved)
  const place = Math.max(0, channels.indexOf(moved) - 1)
  return [...others.slice(0, place), moved, ...others.slice(place)]
}

/** A template as somebody types it. */
export interface Typed {
  appId: string
  templateId: string
  pageUrl: string
  fields: Field[]
  channels: Channel[]
  serviceText: string
  noticeId: string
  noticeFields: Field[]
}

export const typedTemplate = (before: Template | undefined, accounts: Account[]): Typed => ({
  appId: before?.appId ?? accounts[0]?.appId ?? '',
  templateId: before?.templateId ?? '',
  pageUrl: before?.pageUrl ?? '',
  fields: before?.fields ?? [{ key: '', value: '' }],
  channels: before?.channels ?? ['WECHAT_TEMPLATE'],
  serviceText: before?.serviceText ?? '',
  noticeId: before?.notice?.templateId ?? '',
  noticeFields: before?.notice?.fields ?? [{ key: '', value: '' }],
})

/** What belongs to no chosen channel is not sent. */
export const untypedTemplate = (form: Typed): TemplateDraft => ({
  appId: form.appId,
  templateId: form.templateId.trim(),
  pageUrl: form.pageUrl.trim() || null,
  fields: form.fields,
  channels: form.channels,
  serviceText: form.channels.includes('WECHAT_CUSTOMER_SERVICE') ? form.serviceText.trim() : null,
  notice: form.channels.includes('WECHAT_SUBSCRIPTION')
    ? { templateId: form.noticeId.trim(), fields: form.noticeFields }
    : null,
})

/** What still lacks a part is not asked about: the service could only say that it is missing. */
export const sendable = (draft: TemplateDraft) =>
  draft.appId !== '' && filled(draft) && (draft.notice === null || filled(draft.notice))

const filled = ({ templateId, fields }: { templateId: string; fields: Field[] }) =>
  templateId !== '' && fields.length > 0 && fields.every(({ key, value }) => key !== '' && value !== '')

/** How a part of a form shows what was found at it. */
export type Told = { validateStatus?: 'error'; help?: string }

/** The findings at one place, in the reader's language where it has words for them. */
export const findingsAt =
  (findings: Finding[], words: Record<string, string>) =>
  (at: string): Told => {
    const here = findings.filter((one) => one.at === at)
    return here.length === 0
      ? {}
      : { validateStatus: 'error', help: here.map((one) => words[one.code] ?? one.message).join('；') }
  }

/** A text with the values that it names. */
export const saidWith = (text: string, value: (name: string) => string) =>
  text.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => value(name) || whole)
