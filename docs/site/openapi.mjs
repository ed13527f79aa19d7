// SPDX-License-Identifier: Apache-2.0
/** Renders an OpenAPI 3.1 description as Markdown. */
import { parse } from 'yaml'

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options']

export function openApiPage(yaml) {
  const api = parse(yaml)
  const lines = ['# HTTP', '', api.info.summary, '', api.info.description]
  for (const tag of api.tags) {
    lines.push(`## ${capitalized(tag.name)}`, '', `${tag.description}.`, '')
    for (const [path, item] of Object.entries(api.paths)) {
      for (const method of METHODS.filter((name) => item[name]?.tags.includes(tag.name))) {
        lines.push(...operation(api, path, method, item[method], item.parameters ?? []))
      }
    }
  }
  lines.push('## Schemas', '')
  for (const [name, schema] of Object.entries(api.components.schemas)) {
    lines.push(`### ${name}`, '', ...schemaLines(schema))
  }
  return lines.join('\n')
}

function operation(api, path, method, operation, shared) {
  const lines = [`### ${method.toUpperCase()} ${path}`, '', `${operation.summary}.`, '']
  if (operation.description) {
    lines.push(operation.description, '')
  }
  const parameters = [...shared, ...(operation.parameters ?? [])].map((one) => resolve(api, one))
  if (parameters.length) {
    lines.push(...table(['Parameter', 'In', 'Type', 'Description'],
      parameters.map((one) => [`\`${one.name}\``, one.in, type(one.schema), required(one) + (one.description ?? '')])))
  }
  const body = resolve(api, operation.requestBody)
  if (body) {
    lines.push(`Request content: ${contents(body)}. ${body.description ?? ''}`, '')
  }
  lines.push(...table(['Status', 'Description', 'Headers', 'Content'],
    Object.entries(operation.responses).map(([status, one]) => {
      const response = resolve(api, one)
      const headers = Object.keys(response.headers ?? {}).map((name) => `\`${name}\``).join(', ')
      return [status, response.description, headers, contents(response)]
    })))
  return lines
}

function schemaLines(schema) {
  const lines = schema.description ? [schema.description, ''] : []
  if (!schema.properties) {
    return [...lines, `Type: ${type(schema)}.`, '']
  }
  const rows = Object.entries(schema.properties).map(([name, property]) =>
    [`\`${name}\``, type(property), schema.required?.includes(name) ? 'yes' : 'no', property.description ?? ''])
  return [...lines, ...table(['Member', 'Type', 'Required', 'Description'], rows)]
}

/** Returns a schema in a few words, with links to the schemas that it names. */
function type(schema) {
  if (!schema) {
    return ''
  }
  const constraint = schema.pattern ? `, pattern \`${schema.pattern}\`` : ''
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)
    return `[${name}](#${name.toLowerCase()})`
  }
  if (schema.enum) {
    return schema.enum.map((value) => `\`${value}\``).join(', ')
  }
  if ('const' in schema) {
    return `\`${schema.const}\``
  }
  const either = schema.anyOf ?? schema.oneOf
  if (either) {
    return either.map(type).join(' or ')
  }
  const types = [schema.type ?? 'any'].flat().join(' or ')
  if (schema.items) {
    return `${types} of ${type(schema.items)}`
  }
  if (schema.properties) {
    return `object of ${Object.keys(schema.properties).map((name) => `\`${name}\``).join(', ')}`
  }
  if (schema.additionalProperties?.type || schema.additionalProperties?.$ref) {
    return `object with values of ${type(schema.additionalProperties)}`
  }
  return types + (schema.format ? ` (${schema.format})` : '') + constraint
}

function contents({ content = {} }) {
  return Object.entries(content)
    .map(([media, { schema }]) => `\`${media}\`${schema ? `: ${type(schema)}` : ''}`).join(', ')
}

function table(headers, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).trim().replace(/\s+/g, ' ').replace(/\|/g, '\\|')).join(' | ')} |`
  return [line(headers), line(headers.map(() => '---')), ...rows.map(line), '']
}

function resolve(api, object) {
  return object?.$ref ? object.$ref.slice(2).split('/').reduce((node, key) => node[key], api) : object
}

function required(parameter) {
  return parameter.required ? 'Required. ' : ''
}

function capitalized(word) {
  return word[0].toUpperCase() + word.slice(1)
}
