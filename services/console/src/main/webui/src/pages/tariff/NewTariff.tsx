import { Button, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { type Tariff, tariffPath } from '../../api/tariff'
import { useWrite } from '../../api/useWrite'
import { FormDrawer, Typed } from '../../components/FormDrawer'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'
import { idRefused } from './draft'

/** A tariff without a price yet: its versions follow. */
export function NewTariff({ taken, close }: { taken: string[]; close: (made?: Tariff) => void }) {
  const texts = useTexts()
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  const writing = useWrite<Tariff>()
  const refused = idRefused(id, taken)
  const create = async () => {
    const made = await writing.send({ method: 'PUT', path: tariffPath(id), body: { name: name.trim() } })
    if (made) close(made)
  }
  return (
    <FormDrawer
      open size={480} title={texts.tariff.newTariff} close={() => close()}
      footer={(
        <Space>
          <Button
            type="primary"
            loading={writing.busy}
            disabled={refused !== undefined || name.trim() === ''}
            onClick={create}
          >
            {texts.tariff.create}
          </Button>
          <Button onClick={() => close()}>{texts.common.cancel}</Button>
        </Space>
      )}
    >
      <Typed when={id !== '' || name !== ''} />
      <Refused problem={writing.problem} />
      <Form layout="vertical">
        <Form.Item
          label={texts.tariff.id}
          {...(id !== '' && refused
            ? { validateStatus: 'error' as const, help: texts.tariff.idRefused[refused] }
            : { extra: texts.tariff.idHint })}
        >
          <Input
            name="tariff-id"
            value={id}
            maxLength={41}
            onChange={(event) => setId(event.target.value)}
            aria-label={texts.tariff.id}
          />
        </Form.Item>
        <Form.Item label={texts.tariff.name}>
          <Input
            name="tariff-name"
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
            aria-label={texts.tariff.name}
          />
        </Form.Item>
      </Form>
    </FormDrawer>
  )
}
