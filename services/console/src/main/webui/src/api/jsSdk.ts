import type { Decision, NoticeOffer } from './notice'

/** WeChat's JS-SDK, as far as an open tag needs it. */
interface JsSdk {
  config: (claim: Record<string, unknown>) => void
  ready: (told: () => void) => void
  error: (told: (answer: { errMsg: string }) => void) => void
}

declare global {
  interface Window {
    wx?: JsSdk
  }
}

const script = '/wechat/js-sdk'

const load = () => new Promise<JsSdk>((loaded, failed) => {
  if (window.wx) return loaded(window.wx)
  const tag = Object.assign(document.createElement('script'), { src: script })
  tag.onload = () => (window.wx ? loaded(window.wx) : failed(new Error('no JS-SDK')))
  tag.onerror = () => failed(new Error('no JS-SDK'))
  return document.head.append(tag)
})

/** Settles when WeChat has looked at the page's signature; from then on the open tag shows itself. */
export async function openTags({ appId, signature }: NoticeOffer): Promise<void> {
  const wx = await load()
  await new Promise<void>((believed, refused) => {
    document.addEventListener('WeixinOpenTagsError', () => refused(new Error('open tags')), { once: true })
    wx.error(({ errMsg }) => refused(new Error(errMsg)))
    wx.ready(() => believed())
    // A list of interfaces must not be empty; the tag needs none.
    wx.config({ debug: false, appId, ...signature, jsApiList: ['checkJsApi'], openTagList: ['wx-open-subscribe'] })
  })
}

/** What WeChat says of one template in the tag's success event: JSON in JSON, or objects in newer clients. */
export function decisionIn(subscribeDetails: unknown, templateId: string): Decision | undefined {
  const said = parsed(parsed(subscribeDetails)?.[templateId])?.status
  return said === 'accept' || said === 'reject' || said === 'cancel' || said === 'filter'
    ? (said.toUpperCase() as Decision)
    : undefined
}

function parsed(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'string')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  try {
    return parsed(JSON.parse(value))
  } catch {
    return undefined
  }
}
