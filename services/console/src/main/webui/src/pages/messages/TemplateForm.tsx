import { Button, Form, Input, Popconfirm, Select, Space } from 'antd'
import { useEffect, useState } from 'react'
import {
  type Account,
  type Finding,
  type MessageKind,
  type Template,
  lintTemplate,
  templatePath,
} from '../../api/message'
import { useMay } from '../../api/session'
import { type Writing, useWrite } from '../../api/useWrite'
import { FormDrawer, Typed as Unsaved } from '../../components/FormDrawer'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'
import { ChannelOrder } from './ChannelOrder'
import { FieldRows } from './FieldRows'
import { MessageShown } from './MessageShown'
import { type Typed, findingsAt, sendable, typedTemplate, untypedTemplate } from './draft'

/** One kind's template; the service says while one types what could never be sent, and where it stands. */
export function TemplateForm({ kind, before, accounts, close }: {
  kind: MessageKind
  before?: Template
  accounts: Account[]
  close: (saved: boolean) => void
}) {
  const texts = useTexts()
  const words = texts.messages
  const mayEdit = useMay('operator-admin', 'platform-admin')
  const [untouched] = useState(() => typedTemplate(before, accounts))
  const [form, setForm] = useState(untouched)
  const [found, setFound] = useState<Finding[]>([])
  const writing = useWrite<unknown>()
  const draft = untypedTemplate(form)
  const wish = JSON.stringify(draft)
  const complete = sendable(draft)
  useEffect(() => {
    if (!complete || !mayEdit) return undefined
    let current = true
    const wait = setTimeout(
      () =>
        lintTemplate(kind.kind, draft).then(
          ({ findings }) => current && setFound(findings),
          () => undefined,
        ),
      400,
    )
    return () => {
      current = false
      clearTimeout(wait)
    }
    // The draft is made anew each time; its words tell whether it changed.
  }, [wish, complete, mayEdit, kind.kind])
  const put = (change: Partial<Typed>) => {
    setForm((now) => ({ ...now, ...change }))
    writing.forget()
  }
  const save = async () => {
    if (
      await writing.send({
        method: 'PUT',
        path: templatePath(kind.kind),
        body: draft,
        ifMatch: before && `"${before.version}"`,
      })
    )
      close(true)
  }
  const told = findingsAt(complete ? found : [], texts.errors.findings)
  const text = form.channels.includes('WECHAT_CUSTOMER_SERVICE')

  return (
    <FormDrawer
      open
      size={1000}
      title={words.kinds[kind.kind] ?? kind.kind}
      close={() => close(false)}
      footer={
        mayEdit ? (
          <Space>
            <Button type="primary" loading={writing.busy} disabled={!complete || found.length > 0} onClick={save}>
              {words.save}
            </Button>
            <Button onClick={() => close(false)}>{texts.common.cancel}</Button>
            {before && <Remove kind={kind} version={before.version} writing={writing} removed={() => close(true)} />}
          </Space>
        ) : (
          <span className="faint">{words.mayNotEdit}</span>
        )
      }
    >
      <Unsaved when={form !== untouched} />
      <Refused problem={writing.problem} />
      <div className="beside-phone">
        <Form layout="vertical" disabled={!mayEdit}>
          <div className="pairs">
            <Form.Item label={words.account}>
              <Select
                value={form.appId || undefined} onChange={(appId) => put({ appId })} aria-label={words.account}
                options={accounts.map((one) => ({ value: one.appId, label: `${one.name}（${one.appId}）` }))}
              />
            </Form.Item>
            <Form.Item label={words.templateId}>
              <Input
                name="templateId"
                className="number"
                value={form.templateId}
                maxLength={64}
                onChange={(event) => put({ templateId: event.target.value })}
              />
            </Form.Item>
          </div>
          <Form.Item label={words.fields} extra={words.fieldsHint} {...told('fields')}>
            <FieldRows
              name="fields"
              fields={form.fields}
              values={kind.values}
              told={told}
              put={(fields) => put({ fields })}
            />
          </Form.Item>
          <Form.Item label={words.pageUrl} extra={words.pageUrlHint}>
            <Input
              name="pageUrl"
              value={form.pageUrl}
              maxLength={1024}
              onChange={(event) => put({ pageUrl: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={words.channels} extra={words.channelsHint} {...told('channels')}>
            <ChannelOrder channels={form.channels} put={(channels) => put({ channels })} disabled={!mayEdit} />
          </Form.Item>
          {form.channels.includes('WECHAT_SUBSCRIPTION') && (
            <>
              <Form.Item label={words.noticeId} {...told('notice')}>
                <Input
                  name="noticeId"
                  className="number"
                  value={form.noticeId}
                  maxLength={64}
                  onChange={(event) => put({ noticeId: event.target.value })}
                />
              </Form.Item>
              <Form.Item label={words.noticeFields} {...told('notice.fields')}>
                <FieldRows
                  name="notice.fields"
                  fields={form.noticeFields}
                  values={kind.values}
                  told={told}
                  put={(noticeFields) => put({ noticeFields })}
                />
              </Form.Item>
            </>
          )}
          {text && (
            <Form.Item label={words.serviceText} {...told('serviceText')}>
              <Input.TextArea
                name="serviceText"
                rows={3}
                maxLength={600}
                value={form.serviceText}
                onChange={(event) => put({ serviceText: event.target.value })}
              />
              <div className="chips">
                <span className="faint">{words.serviceTextHint}</span>
                {kind.values.map(({ name }) => (
                  <Button
                    key={name}
                    size="small"
                    onClick={() => put({ serviceText: `${form.serviceText}{${name}}` })}
                  >
                    {words.values[name] ?? name}
                  </Button>
                ))}
              </div>
            </Form.Item>
          )}
        </Form>
        <MessageShown title={words.kinds[kind.kind] ?? kind.kind} draft={draft} values={kind.values} />
      </div>
    </FormDrawer>
  )
}

/** Of the version that was read, and after a second thought. */
function Remove({
  kind,
  version,
  writing,
  removed,
}: {
  kind: MessageKind
  version: number
  writing: Writing<unknown>
  removed: () => void
}) {
  const texts = useTexts()
  const words = texts.messages
  const remove = async () => {
    if (await writing.send({ method: 'DELETE', path: templatePath(kind.kind), ifMatch: `"${version}"` })) removed()
  }
  return (
    <Popconfirm
      title={words.removeSure} description={words.removeMeans(kind.optional)} onConfirm={remove}
      okText={words.remove} okButtonProps={{ danger: true }} cancelText={texts.common.cancel}
    >
      <Button danger loading={writing.busy}>{words.remove}</Button>
    </Popconfirm>
  )
}
