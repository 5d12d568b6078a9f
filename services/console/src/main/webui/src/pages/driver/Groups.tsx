import { EditOutlined } from '@ant-design/icons'
import { Button, Input, Popover, Space } from 'antd'
import { useState } from 'react'
import { useMay } from '../../api/session'
import { useWrite } from '../../api/useWrite'
import { type DriverAccount, groupsPath } from '../../api/wallet'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'

/** The groups a driver belongs to; administrators and the service desk set them, for vouchers are given to groups. */
export function Groups({ account, done }: { account: DriverAccount; done: () => void }) {
  const texts = useTexts()
  const mayEdit = useMay('operator-admin', 'service-desk', 'platform-admin')
  const [open, setOpen] = useState(false)
  const words = [account.department, account.subOperator].filter(Boolean).join(' · ') || texts.drivers.noGroups
  return (
    <Space size={4}>
      <span className="faint">{words}</span>
      {mayEdit && (
        <Popover
          open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" destroyOnHidden
          content={<Form account={account} done={() => { setOpen(false); done() }} />}
        >
          <Button type="text" size="small" icon={<EditOutlined />} aria-label={texts.drivers.groups} />
        </Popover>
      )}
    </Space>
  )
}

function Form({ account, done }: { account: DriverAccount; done: () => void }) {
  const texts = useTexts()
  const [department, setDepartment] = useState(account.department ?? '')
  const [subOperator, setSubOperator] = useState(account.subOperator ?? '')
  const [reason, setReason] = useState('')
  const writing = useWrite<unknown>()
  const save = async () => {
    const body = { department: department.trim(), subOperator: subOperator.trim(), reason: reason.trim() }
    if (
      await writing.send({
        method: 'PUT',
        path: groupsPath(account.driverId),
        body,
        ifMatch: `"${account.groupsVersion}"`,
      })
    )
      done()
  }
  return (
    <Space orientation="vertical" style={{ width: 280 }}>
      <Input
        prefix={texts.campaign.departments}
        name="department"
        value={department}
        maxLength={100}
        onChange={(event) => setDepartment(event.target.value)}
        allowClear
      />
      <Input
        prefix={texts.campaign.subOperators}
        name="sub-operator"
        value={subOperator}
        maxLength={100}
        onChange={(event) => setSubOperator(event.target.value)}
        allowClear
      />
      <Input
        name="groups-reason"
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
        placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`}
      />
      <Refused problem={writing.problem} />
      <Button type="primary" block loading={writing.busy} disabled={reason.trim() === ''} onClick={save}>
        {texts.common.confirm}
      </Button>
    </Space>
  )
}
