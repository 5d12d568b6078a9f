import { type ComponentType, lazy } from 'react'
import { fetched } from './api/fetched'

/** A component of that name, whose code is fetched when it is first shown. */
export const page = <Name extends string, Props = object>(
  name: Name, fetching: () => Promise<Record<Name, ComponentType<Props>>>,
) => lazy(async () => ({ default: (await fetched(name, fetching))[name] }))
