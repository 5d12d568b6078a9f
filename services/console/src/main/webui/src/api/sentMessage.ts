import { type Page, get } from './http'

export type MessageState = 'PENDING' | 'SENDING' | 'DELIVERED' | 'FAILED' | 'UNKNOWN'

/** What was said to whom, and what came of it; people are masked. */
export interface SentMessage {
  messageId: string
  kind: string
  factId: string
  recipientId: string
  maskedName: string | null
  maskedPhone: string | null
  maskedOpenid: string | null
  content: Record<string, string>
  channel: string | null
  state: MessageState
  reason: string | null
  detail: string | null
  attempts: number
  occurredAt: string
  closedAt: string | null
}

export interface MessageSearch {
  kind?: string
  state?: string
  recipientId?: string
}

const root = '/api/notification/v1/messages'

export const sentMessages = (search: MessageSearch, cursor: string | undefined, signal: AbortSignal) =>
  get<Page<SentMessage>>(root, { ...search, cursor, limit: 50 }, signal)

export const outcomePath = (messageId: string) => `${root}/${messageId}/outcome`
export const againPath = (messageId: string) => `${root}/${messageId}/again`
