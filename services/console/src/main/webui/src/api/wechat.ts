import type { Payable } from './driver'

interface Bridge {
  invoke: (api: string, request: Record<string, string>, answered: (answer: { err_msg: string }) => void) => void
}

declare global {
  interface Window {
    WeixinJSBridge?: Bridge
  }
}

/** Only WeChat's own browser brings the bridge. */
export const insideWechat = () => window.WeixinJSBridge !== undefined || /MicroMessenger/i.test(navigator.userAgent)

/**
 * Hands an order to WeChat (JSAPI, getBrandWCPayRequest). Its answer only says what the page saw: whether the money
 * came, the platform learns from WeChat itself.
 */
export function pay({ payment }: Payable): Promise<'paid' | 'cancelled'> {
  const { packageValue, ...request } = payment
  return new Promise((resolve) => {
    const invoke = (bridge: Bridge) => bridge.invoke('getBrandWCPayRequest', { ...request, package: packageValue },
      ({ err_msg: said }) => resolve(said === 'get_brand_wcpay_request:ok' ? 'paid' : 'cancelled'))
    if (window.WeixinJSBridge) invoke(window.WeixinJSBridge)
    else
      document.addEventListener('WeixinJSBridgeReady', () => window.WeixinJSBridge && invoke(window.WeixinJSBridge), {
        once: true,
      })
  })
}
