// Lint rules that Redocly does not bring along. Named in redocly.yaml, tried on a broken contract in tests/contracts/test_lint_rules.py.

const VERBS = {
  get: ['get', 'list'],
  post: ['create', 'generate', 'upscale', 'add', 'train', 'rotate', 'upload'],
  put: ['replace'],
  patch: ['update'],
  delete: ['delete'],
};
const METHODS = Object.keys(VERBS);

// A receiver's contract is made of callbacks.
const insideCallback = (ctx) =>
  ctx.location.pointer.includes('/callbacks/') || /\/callbacks\/|\.receiver\.openapi\.json$/.test(ctx.location.source.absoluteRef);

/** operationId: lowerCamelCase, a verb that fits the method first. Callbacks are named for the event instead. */
function OperationIdForm() {
  return {
    Operation(operation, ctx) {
      const id = operation.operationId;
      const location = ctx.location.child('operationId');
      if (typeof id !== 'string' || !/^[a-z]+([A-Z][a-z]*|[A-Z][0-9]+)*$/.test(id)) {
        ctx.report({ message: 'An operation needs an `operationId` in lowerCamelCase.', location });
        return;
      }
      const method = String(ctx.key);
      if (insideCallback(ctx) || !METHODS.includes(method)) return;
      const verb = id.match(/^[a-z]+/)[0];
      if (!VERBS[method].includes(verb)) {
        ctx.report({ message: `operationId \`${id}\` starts with \`${verb}\`; a ${method} starts with one of: ${VERBS[method].join(', ')}.`, location });
      }
    },
  };
}

/** Every body that an operation answers has an example: the mock answers it. */
function ResponseExample() {
  return {
    Response: {
      MediaType(mediaType, ctx) {
        if (mediaType.example === undefined && Object.keys(mediaType.examples ?? {}).length === 0) {
          ctx.report({ message: 'A response body needs an example: it is what the mock answers.', location: ctx.location.key() });
        }
      },
    },
  };
}

/** Every property says what it is and shows a value. */
function SchemaDescribed() {
  return {
    SchemaProperties: {
      enter(properties, ctx) {
        for (const [name, property] of Object.entries(properties)) {
          const { node, location } = property.$ref ? ctx.resolve(property) : { node: property, location: ctx.location.child(name) };
          if (!node) continue;
          if (!node.description && !property.description) {
            ctx.report({ message: `Property \`${name}\` needs a description.`, location: ctx.location.child(name).key() });
          }
          if (node.example === undefined && !node.examples?.length) {
            ctx.report({ message: `Property \`${name}\` needs an example.`, location: ctx.location.child(name).key() });
          }
        }
      },
    },
  };
}

/** Every operation says how the caller proves who it is, at the root or by itself; an empty list is a statement too. */
function OperationSecured() {
  let rootSecurity;
  return {
    Root(root) {
      rootSecurity = root.security;
    },
    Operation(operation, ctx) {
      const security = operation.security ?? rootSecurity;
      const open = security === undefined || (security.length === 0 && !insideCallback(ctx));
      if (open) ctx.report({ message: 'An operation needs `security`, its own or the root\'s.', location: ctx.location.key() });
    },
  };
}

export default function contractRules() {
  return {
    id: 'contract',
    rules: {
      oas3: {
        'operation-id-form': OperationIdForm,
        'response-example': ResponseExample,
        'schema-described': SchemaDescribed,
        'operation-secured': OperationSecured,
      },
    },
  };
}
