import { Button, Checkbox, Form, Input, Segmented, Select, Space } from 'antd'
import { useEffect, useState } from 'react'
import type { Station } from '../../api/stations'
import { useWrite } from '../../api/useWrite'
import { type Campaign, type CampaignState, type Finding, campaignPath, lint } from '../../api/voucher'
import { FormDrawer, Typed as Unsaved } from '../../components/FormDrawer'
import { LocalTimeInput } from '../../components/LocalTimeInput'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'
import { Findings } from './Findings'
import { type Typed, readable, typedCampaign, untypedCampaign } from './draft'

/** All fields of a campaign. The service says while one types what is wrong and what is seldom meant so. */
export function CampaignForm({ before, stations, close }: {
  before?: Campaign
  stations: Station[]
  close: (changed: boolean) => void
}) {
  const texts = useTexts()
  const words = texts.campaign
  const [untouched] = useState(() => typedCampaign(before))
  const [form, setForm] = useState(untouched)
  const [found, setFound] = useState<Finding[]>([])
  const [confirmed, setConfirmed] = useState<string[]>([])
  const writing = useWrite<Campaign>()
  const state: CampaignState = before?.state ?? 'ACTIVE'
  const draft = untypedCampaign(form, state)
  const wish = JSON.stringify(draft)
  const mayBeSent = readable(draft, form.campaignId)
  useEffect(() => {
    if (!mayBeSent) return undefined
    let current = true
    const wait = setTimeout(
      () =>
        lint(form.campaignId, draft).then(
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
  }, [wish, mayBeSent, form.campaignId])
  const put = (change: Partial<Typed>) => {
    setForm((now) => ({ ...now, ...change }))
    writing.forget()
  }
  const save = async (as: CampaignState) => {
    const body = { ...draft, state: as, confirmedWarnings: confirmed }
    const ifMatch = before && `"${before.version}"`
    if (await writing.send({ method: 'PUT', path: campaignPath(form.campaignId), body, ifMatch })) close(true)
  }
  const open = found.some((one) => one.severity === 'ERROR' || (state === 'ACTIVE' && !confirmed.includes(one.code)))
  const text = (name: keyof Typed, label: string, prefix?: string, placeholder?: string) => (
    <Form.Item label={label}>
      <Input
        name={name}
        value={form[name] as string}
        prefix={prefix}
        placeholder={placeholder}
        className="number"
        onChange={(event) => put({ [name]: event.target.value })}
      />
    </Form.Item>
  )
  const time = (name: 'giftFrom' | 'giftUntil' | 'validFrom' | 'validUntil', label: string) => (
    <Form.Item label={label}>
      <LocalTimeInput name={name} value={form[name]} onChange={(value) => put({ [name]: value })} label={label} />
    </Form.Item>
  )
  const tags = (name: 'departments' | 'subOperators', label: string) => (
    <Form.Item label={label}>
      <Select
        mode="tags"
        value={form[name]}
        placeholder={texts.common.all}
        onChange={(value) => put({ [name]: value })}
        aria-label={label}
        tokenSeparators={[',', '，', '、']}
        open={false}
        suffixIcon={null}
      />
    </Form.Item>
  )

  return (
    <FormDrawer
      open
      size={760}
      title={before ? `${words.edit} · ${before.name}` : words.create}
      close={() => close(false)}
      footer={(
        <Space>
          <Button type="primary" loading={writing.busy} disabled={!mayBeSent || open} onClick={() => save(state)}>
            {before ? words.save : words.activate}
          </Button>
          {!before && (
            <Button
              loading={writing.busy}
              disabled={!mayBeSent || found.some((one) => one.severity === 'ERROR')}
              onClick={() => save('DRAFT')}
            >
              {words.saveDraft}
            </Button>
          )}
          <Button onClick={() => close(false)}>{texts.common.cancel}</Button>
          <span className="faint">{words.termsStay}</span>
        </Space>
      )}
    >
      <Unsaved when={form !== untouched} />
      <Refused problem={writing.problem} />
      {mayBeSent && (
        <Findings findings={found} confirmed={confirmed} confirm={state === 'ACTIVE' ? setConfirmed : undefined} />
      )}
      <Form layout="vertical" className="pairs">
        {text('name', words.name, undefined, words.nameHint)}
        <Form.Item label={words.id} extra={words.idHint}>
          <Input
            name="campaignId"
            value={form.campaignId}
            disabled={Boolean(before)}
            placeholder="C-2019-10"
            onChange={(event) => put({ campaignId: event.target.value.trim() })}
          />
        </Form.Item>
        <Form.Item label={words.trigger}>
          <Segmented
            value={form.trigger}
            onChange={(trigger) => put({ trigger })}
            options={(['RECHARGE', 'NEW_DRIVER', 'MANUAL'] as const).map((value) => ({
              value,
              label: words.triggers[value],
            }))}
          />
        </Form.Item>
        {form.trigger === 'RECHARGE' ? (
          <>
            {text('threshold', words.threshold, '¥')}
            <Form.Item extra={words.lapsesHint}>
              <Checkbox
                checked={form.lapsesOnRefund}
                onChange={(event) => put({ lapsesOnRefund: event.target.checked })}
              >
                {words.lapses}
              </Checkbox>
            </Form.Item>
          </>
        ) : (
          <span className="faint hint">{words.triggerHints[form.trigger]}</span>
        )}
        {text('pieces', words.piecesPerGift)}
        {text('face', words.face, '¥')}
        {text('totalGifts', words.totalGifts)}
        {text('perDriver', words.perDriver, undefined, words.noLimit)}
        {time('giftFrom', words.giftFrom)}
        {time('giftUntil', words.giftUntil)}
        {text('minimum', words.minimumSpend, '¥', words.minimumHint)}
        <Form.Item label={words.validity}>
          <Segmented
            value={form.fixed}
            onChange={(fixed) => put({ fixed })}
            options={[
              { value: false, label: words.daysFromGift },
              { value: true, label: words.fixedPeriod },
            ]}
          />
        </Form.Item>
        {form.fixed ? (
          <>
            {time('validFrom', words.validFrom)}
            {time('validUntil', words.validUntil)}
          </>
        ) : (
          text('days', words.validityDays)
        )}
        {tags('departments', words.departments)}
        {tags('subOperators', words.subOperators)}
        <Form.Item label={words.stations}>
          <Select
            mode="multiple"
            value={form.stationIds}
            placeholder={texts.common.all}
            onChange={(stationIds) => put({ stationIds })}
            options={stations.map((one) => ({ value: one.stationId, label: one.name }))}
            aria-label={words.stations}
          />
        </Form.Item>
      </Form>
    </FormDrawer>
  )
}
