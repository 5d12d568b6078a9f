import { Button, Card, Form, Input, Space, Table, Tag } from 'antd'
import { useState } from 'react'
import { type Account, accountPath, accounts } from '../../api/message'
import { useMay } from '../../api/session'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { Time } from '../../components/Cells'
import { Failure } from '../../components/Failure'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'

/** The operator's official accounts, and whether they can send; their secrets are not here. */
export function Accounts() {
  const { messages: texts, sent } = useTexts()
  const mayEdit = useMay('operator-admin', 'platform-admin')
  const { data, problem, loading, reload } = useLoad(accounts, [])
  return (
    <>
      {problem && <Failure problem={problem} retry={reload} />}
      <Card size="small" className="flush">
        <Table<Account>
          size="small" rowKey="appId" dataSource={data?.items} loading={loading} pagination={false}
          locale={{ emptyText: texts.noAccount }}
          columns={[
            { title: texts.accountName, dataIndex: 'name' },
            { title: 'AppID', render: (_, one) => <span className="number">{one.appId}</span> },
            {
              title: texts.secret,
              render: (_, one) =>
                one.secretConfigured ? (
                  <Tag color="success">{texts.secretThere}</Tag>
                ) : (
                  <Tag color="error">{texts.secretMissing}</Tag>
                ),
            },
            {
              title: texts.sending,
              render: (_, one) =>
                one.pausedUntil ? (
                  <Space>
                    <Tag color="error">{texts.paused}</Tag>
                    <Time at={one.pausedUntil} />
                    <span className="faint small">
                      {one.pauseReason && (sent.reasons[one.pauseReason] ?? one.pauseReason)}
                    </span>
                  </Space>
                ) : (
                  <Tag color="success">{texts.maySend}</Tag>
                ),
            },
          ]}
        />
      </Card>
      {mayEdit && <NewAccount known={data?.items ?? []} done={reload} />}
    </>
  )
}

/** One that is there already gets another name. */
function NewAccount({ known, done }: { known: Account[]; done: () => void }) {
  const texts = useTexts().messages
  const [appId, setAppId] = useState('')
  const [name, setName] = useState('')
  const writing = useWrite<unknown>()
  const wrong = appId !== '' && !/^wx[0-9a-z]{4,30}$/.test(appId)
  const save = async () => {
    const before = known.find((one) => one.appId === appId)
    const ifMatch = before && `"${before.version}"`
    if (!await writing.send({ method: 'PUT', path: accountPath(appId), body: { name: name.trim() }, ifMatch })) return
    setAppId('')
    setName('')
    done()
  }
  return (
    <Form layout="vertical" className="narrow below">
      <h3>{texts.addAccount}</h3>
      <div className="pairs">
        <Form.Item
          label="AppID"
          validateStatus={wrong ? 'error' : undefined}
          help={wrong ? texts.appIdHint : undefined}
        >
          <Input
            name="appId"
            className="number"
            value={appId}
            maxLength={32}
            onChange={(event) => setAppId(event.target.value.trim())}
          />
        </Form.Item>
        <Form.Item label={texts.accountName}>
          <Input name="accountName" value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        </Form.Item>
      </div>
      <p className="faint small">{texts.secretHint}</p>
      <Refused problem={writing.problem} />
      <Button loading={writing.busy} disabled={appId === '' || wrong || name.trim() === ''} onClick={save}>
        {texts.save}
      </Button>
    </Form>
  )
}
