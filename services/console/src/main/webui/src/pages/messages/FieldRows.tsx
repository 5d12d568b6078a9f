import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import type { Field, ShownValue } from '../../api/message'
import { useTexts } from '../../texts'
import type { Told } from './draft'

const mostFields = 10

/** The lines of a template: our value, and the key that WeChat gave its field; what is wrong stands at its line. */
export function FieldRows({ name, fields, values, told, put }: {
  name: string
  fields: Field[]
  values: ShownValue[]
  told: (at: string) => Told
  put: (fields: Field[]) => void
}) {
  const texts = useTexts().messages
  const change = (index: number, part: Partial<Field>) =>
    put(fields.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <div className="field-rows">
      {fields.map((field, index) => (
        <div className="field-row" key={index}>
          <Form.Item {...told(`${name}[${index}].value`)}>
            <Select
              value={field.value || undefined} placeholder={texts.value} aria-label={texts.value}
              onChange={(value) => change(index, { value })} showSearch={{ optionFilterProp: 'label' }}
              options={values.map((one) => ({ value: one.name, label: texts.values[one.name] ?? one.name }))}
            />
          </Form.Item>
          <Form.Item {...withKeys(told(`${name}[${index}].key`), texts.keysFor(keysFor(values, field.value)))}>
            <Input
              className="number"
              value={field.key}
              placeholder={keysFor(values, field.value)}
              maxLength={24}
              aria-label={texts.key}
              onChange={(event) => change(index, { key: event.target.value.trim() })}
            />
          </Form.Item>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={texts.removeField}
            onClick={() => put(fields.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        disabled={fields.length >= mostFields}
        onClick={() => put([...fields, { key: '', value: '' }])}
      >
        {texts.addField}
      </Button>
    </div>
  )
}

/** What is wrong with a key is followed by the keys that would do. */
const withKeys = (wrong: Told, keys: string): Told => (wrong.help ? { ...wrong, help: `${wrong.help}${keys}` } : wrong)

/** The types of field that take the value, as keys are written: thing2, amount3. */
const keysFor = (values: ShownValue[], name: string) =>
  values.find((one) => one.name === name)?.fieldTypes.map((type) => `${type.toLowerCase()}1`).join(' / ') ?? 'thing1'
