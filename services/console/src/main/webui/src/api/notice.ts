import { get } from './http'

/** What a driver can grant: one press is one message. */
export interface Notice {
  kind: string
  templateId: string
  unused: number
}

/** Signature and account are absent where there is nothing to grant, or WeChat gave nothing to sign with. */
export interface NoticeOffer {
  appId: string | null
  signature: { timestamp: number; nonceStr: string; signature: string } | null
  notices: Notice[]
}

export type Decision = 'ACCEPT' | 'REJECT' | 'CANCEL' | 'FILTER'

const root = '/api/notification/v1/driver/notices'

/** The page is signed for the address it really has, without what stands behind a #. */
export const noticeOffer = (signal: AbortSignal) =>
  get<NoticeOffer>(root, { page: window.location.href.split('#')[0] }, signal)

export const noticePath = (kind: string) => `${root}/${kind}`
