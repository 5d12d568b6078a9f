// Plays WeChat's JS-SDK and its open tag where pages use them: wx.config, wx.ready, wx.error, <wx-open-subscribe>.
// HOST stands before this text: where the pretend WeChat is.
(() => {
  const callbacks = { ready: [], error: [] }
  let settled
  let appId

  const ask = async (what, body) => {
    const answer = await fetch(`${HOST}/connect/jsapi/${what}`, {
      method: 'POST', credentials: 'include', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    })
    return answer.json()
  }

  const settle = (kind, answer) => {
    settled = { kind, answer }
    callbacks[kind].forEach((told) => told(answer))
  }

  const when = (kind) => (told) => {
    if (settled?.kind === kind) told(settled.answer)
    else callbacks[kind].push(told)
  }

  window.wx = {
    config: async ({ appId: account, timestamp, nonceStr, signature, openTagList = [] }) => {
      appId = account
      const url = location.href.split('#')[0]
      const answer = await ask('config', { appId, timestamp, nonceStr, signature, url })
      const believed = answer.errMsg === 'config:ok'
      if (believed && openTagList.includes('wx-open-subscribe') && !customElements.get('wx-open-subscribe')) {
        customElements.define('wx-open-subscribe', SubscribeTag)
      }
      settle(believed ? 'ready' : 'error', answer)
    },
    ready: when('ready'),
    error: when('error'),
  }

  /** The user's answer, as the phone's own sheet asks for it. */
  const sheet = ({ account, titles }) => new Promise((answered) => {
    const dialog = document.createElement('dialog')
    dialog.className = 'pretend-wechat'
    dialog.setAttribute('aria-label', '订阅通知')
    Object.assign(dialog.style, {
      position: 'fixed', inset: 'auto 0 0 0', width: '100%', maxWidth: '100%', boxSizing: 'border-box', margin: 0, border: 0,
      borderRadius: '12px 12px 0 0', padding: '20px 20px 28px', font: '16px system-ui, sans-serif', color: '#191919', background: '#fff',
    })
    const line = (text, style) => Object.assign(dialog.appendChild(document.createElement('p')), { textContent: text, style })
    line(`${account} 申请发送以下通知`, 'margin:0 0 12px;font-weight:600')
    titles.forEach((title) => line(title, 'margin:0 0 10px'))
    const buttons = dialog.appendChild(document.createElement('div'))
    buttons.style = 'display:flex;gap:12px;justify-content:center;margin-top:18px'
    const button = (text, decision, colours) => {
      const one = buttons.appendChild(document.createElement('button'))
      Object.assign(one, { textContent: text, type: 'button', style: `min-width:120px;padding:10px;border:0;border-radius:8px;font:inherit;${colours}` })
      one.onclick = () => {
        dialog.remove()
        answered(decision)
      }
    }
    button('取消', 'cancel', 'background:#f2f2f2;color:#067a3e')
    button('允许', 'accept', 'background:#067a3e;color:#fff')
    document.body.append(dialog)
    dialog.showModal()
  })

  class SubscribeTag extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return
      const template = this.querySelector('script[type="text/wxtag-template"], template')
      this.attachShadow({ mode: 'open' }).innerHTML = template ? template.innerHTML : ''
      this.addEventListener('click', () => this.press())
    }

    async press() {
      const templateIds = (this.getAttribute('template') ?? '').split(',').filter(Boolean)
      const question = await ask('question', { appId, templateIds })
      if (question.errCode !== 0) {
        this.tell('error', { errMsg: 'subscribe:fail', errCode: String(question.errCode) })
        return
      }
      const decision = await sheet(question)
      this.tell('success', await ask('answer', { appId, templateIds, decision }))
    }

    tell(event, detail) {
      this.dispatchEvent(new CustomEvent(event, { detail }))
    }
  }
})()
