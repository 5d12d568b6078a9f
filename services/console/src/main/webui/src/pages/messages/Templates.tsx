import { Alert, Card, Table, Tag } from 'antd'
import { useState } from 'react'
import { type MessageKind, type Template, templateSettings } from '../../api/message'
import { useLoad } from '../../api/useLoad'
import { Failure } from '../../components/Failure'
import { opens } from '../../components/row'
import { useTexts } from '../../texts'
import { TemplateForm } from './TemplateForm'

interface Row extends MessageKind {
  template?: Template
}

/** Every kind of message: by which rules it is told, and whether a template is set up for it. */
export function Templates() {
  const texts = useTexts().messages
  const [shown, setShown] = useState<string>()
  const { data, problem, loading, reload } = useLoad(templateSettings, [])
  const rows: Row[] = (data?.kinds ?? []).map((one) => ({
    ...one,
    template: data?.templates.find(({ kind }) => kind === one.kind),
  }))
  const open = rows.find((one) => one.kind === shown)
  return (
    <>
      {problem && <Failure problem={problem} retry={reload} />}
      {data?.accounts.length === 0 && <Alert className="failure" type="warning" showIcon title={texts.noAccount} />}
      <Card size="small" className="flush">
        <Table<Row>
          size="small"
          rowKey="kind"
          dataSource={rows}
          loading={loading}
          pagination={false}
          scroll={{ x: 900 }}
          rowClassName="clickable"
          onRow={(one) => opens(() => setShown(one.kind))}
          columns={[
            { title: texts.kind, width: 150, render: (_, one) => <b>{texts.kinds[one.kind] ?? one.kind}</b> },
            { title: texts.rules, width: 300, render: (_, one) => <Rules {...one} /> },
            { title: texts.state, width: 110, render: (_, one) => <State {...one} /> },
            {
              title: texts.templateId,
              render: (_, one) => <span className="number small">{one.template?.templateId}</span>,
            },
            {
              title: texts.channels,
              width: 200,
              render: (_, one) => one.template?.channels.map((channel) => texts.channelNames[channel]).join(' → '),
            },
          ]}
        />
      </Card>
      {open && data && (
        <TemplateForm
          key={open.kind}
          kind={open}
          before={open.template}
          accounts={data.accounts}
          close={(saved) => {
            setShown(undefined)
            if (saved) reload()
          }}
        />
      )}
    </>
  )
}

function Rules({ optional, mayWait, purpose }: MessageKind) {
  const texts = useTexts().messages
  const rules = [optional ? texts.onDemand : texts.always, mayWait && texts.mayWait, purpose && texts.needsConsent]
  return <span className="faint small">{rules.filter(Boolean).join(' · ')}</span>
}

/** Without a template an optional kind is switched off; another waits, which somebody should know. */
function State({ optional, template }: Row) {
  const texts = useTexts().messages
  if (template) return <Tag color="success">{texts.setUp}</Tag>
  return optional ? <Tag>{texts.switchedOff}</Tag> : <Tag color="warning">{texts.waits}</Tag>
}
