// Writes src/shared/protocol/generated.ts from the JSON Schemas of the contract.
// With --check it writes nothing and fails where the committed file differs.
import { readdir, readFile, mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'json-schema-to-typescript'
import { format, resolveConfig } from 'prettier'

const ui = join(dirname(fileURLToPath(import.meta.url)), '..')
const schemas = join(ui, '../schemas/src/main/resources/chat/mehari/schemas/json')
const target = join(ui, 'src/shared/protocol/generated.ts')

const pascalCase = (name) =>
  name
    .split(/[.-]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

/** Every schema of a folder by its name, in the order of the alphabet. */
async function folder(name) {
  const files = (await readdir(join(schemas, name))).filter((file) => file.endsWith('.json'))
  const entries = files
    .sort()
    .map(async (file) => [
      basename(file, '.json'),
      JSON.parse(await readFile(join(schemas, name, file), 'utf8')),
    ])
  return Promise.all(entries)
}

/** The name of the type that a reference means: of a shared part, or of an event. */
function typeOf(reference) {
  const name = pascalCase(basename(reference, '.json'))
  return dirname(reference).endsWith('event') ? `${name}Event` : name
}

/** What types cannot tell, or need not. */
const untold = new Set(['$schema', 'anyOf', 'dependentSchemas', 'propertyNames'])

/**
 * The schema as the compiler takes it: references become names of types, and rules like
 * which members exclude each other are left to the server.
 */
function prepared(node) {
  if (Array.isArray(node)) return node.map(prepared)
  if (typeof node !== 'object' || node === null) return node
  if (node.$ref) return { tsType: typeOf(node.$ref), description: node.description }
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !untold.has(key))
      .map(([key, value]) => [key, prepared(value)]),
  )
}

async function declaration(name, schema) {
  const comment = schema.description ? `/** ${schema.description} */\n` : ''
  const isEmpty = schema.type === 'object' && Object.keys(schema.properties).length === 0
  if (isEmpty) return `${comment}export type ${name} = Record<string, never>\n`
  return compile(prepared(schema), name, {
    additionalProperties: false,
    bannerComment: '',
    format: false,
    ignoreMinAndMaxItems: true,
  })
}

const data = (schema) => ({ ...schema.properties.data, description: schema.description })

async function generate() {
  const [shared, requests, replies, events] = await Promise.all(
    ['shared', 'request', 'reply', 'event'].map(folder),
  )
  const operations = requests.filter(([name]) => name !== 'envelope')
  const error = JSON.parse(await readFile(join(schemas, 'error.json'), 'utf8'))
  const types = await Promise.all([
    ...shared.map(([name, schema]) => declaration(pascalCase(name), schema)),
    ...operations.map(([name, schema]) => declaration(`${pascalCase(name)}Request`, data(schema))),
    ...replies.map(([name, schema]) => declaration(`${pascalCase(name)}Reply`, data(schema))),
    ...events.flatMap(([name, schema]) => {
      const event = pascalCase(name)
      const frame = structuredClone(schema)
      frame.properties.data = { $ref: `shared/${event}Data.json` }
      return [declaration(`${event}Data`, data(schema)), declaration(`${event}Event`, frame)]
    }),
    declaration('ErrorFrame', error),
  ])
  const source = `// Generated from schemas/ by scripts/generate-types.mjs: change the schemas and run "npm run types".

${types.join('\n')}
/** What each operation takes and answers, by the name in a request's type. */
export interface Operations {
${operations.map(([name]) => `${name}: { request: ${pascalCase(name)}Request; reply: ${pascalCase(name)}Reply }`).join('\n')}
}

/** The name of an operation. */
export type OperationName = keyof Operations

/** A request as it is sent. */
export interface RequestFrame<Name extends OperationName = OperationName> {
  type: Name
  id: RequestId
  data: Operations[Name]['request']
}

/** The answer to a request that was done. */
export interface ReplyFrame<Name extends OperationName = OperationName> {
  type: 'reply'
  re: RequestId
  data: Operations[Name]['reply']
}

/** Every event, told apart by its type. */
export type ServerEvent = ${events.map(([name]) => `${pascalCase(name)}Event`).join(' | ')}

/** Every frame that a server sends. */
export type ServerFrame = ReplyFrame | ErrorFrame | ServerEvent
`
  return format(source, { ...(await resolveConfig(target)), parser: 'typescript' })
}

const generated = await generate()
if (process.argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '')
  if (committed !== generated) {
    console.error('src/shared/protocol/generated.ts does not fit the schemas: run "npm run types"')
    process.exitCode = 1
  }
} else {
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, generated)
}
