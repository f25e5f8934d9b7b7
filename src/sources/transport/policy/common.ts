import { LATER, type Rule } from './rule.ts';

const SERVER = [408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530];
const PROXY = 'Check HTTP_PROXY and HTTPS_PROXY, or name the server in NO_PROXY.';

/** Answers that mean the same from every server; 520 to 530 come from a network that stands before it. */
const ANSWERS: readonly Rule[] = [
  {
    kind: 'status',
    status: [407],
    action: 'user-to-fix',
    why: 'A proxy on the way asks for a user name and a password.',
    fix: PROXY,
  },
  {
    kind: 'status',
    status: [429],
    action: 'retry',
    holdsAll: true,
    why: 'The server asks for fewer requests.',
    fix: LATER,
  },
  { kind: 'status', status: SERVER, action: 'retry', why: 'The server failed.', fix: LATER },
  {
    kind: 'status',
    status: [413, 414],
    action: 'user-to-fix',
    why: 'The request is longer than the server takes.',
    fix: 'Shorten the names in plumbline.config.ts that the request holds.',
  },
  {
    kind: 'status',
    action: 'fatal',
    why: 'The server refused the request.',
    fix: 'Compare the mapping in plumbline.config.ts with the system, then pull again.',
  },
];

const LINES: readonly Rule[] = [
  {
    kind: 'proxy',
    status: [407],
    action: 'user-to-fix',
    why: 'A proxy on the way asks for a user name and a password.',
    fix: PROXY,
  },
  {
    kind: 'proxy',
    status: [401, 403],
    action: 'user-to-fix',
    why: 'A proxy on the way does not let the request through.',
    fix: PROXY,
  },
  {
    kind: 'proxy',
    action: 'retry',
    why: 'A proxy stands on the way, and cannot be reached or does not reach the server.',
    fix: PROXY,
  },
  {
    kind: 'connection',
    type: /^ECONNREFUSED$/,
    action: 'retry',
    why: 'Nothing accepts connections at this address.',
    fix: 'Check {address}, and that the server runs; then pull again.',
  },
  {
    kind: 'connection',
    type: /^EAI_AGAIN$/,
    action: 'retry',
    why: "The server's name could not be looked up.",
    fix: 'Check the network and its name server, then pull again.',
  },
  {
    kind: 'connection',
    action: 'retry',
    why: 'The connection broke off.',
    fix: 'Check the network and the address, then pull again; the last good snapshot is untouched.',
  },
  {
    kind: 'address',
    type: /^ENOTFOUND$/,
    action: 'user-to-fix',
    why: 'There is no server of this name.',
    fix: 'Correct {address}; if it is right, check the network and its name server.',
  },
  {
    kind: 'address',
    type: /^(?:ERR_SSL|EPROTO)/,
    action: 'user-to-fix',
    why: 'The server does not answer in TLS.',
    fix: 'Correct {address}: it may start with https:// where http:// is right, or name the wrong port.',
  },
  {
    kind: 'address',
    type: /^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/,
    action: 'user-to-fix',
    why: "The server's certificate is not valid, not trusted or not made out to its name.",
    fix: 'Correct {address}; where a proxy opens the connections, name its certificate in NODE_EXTRA_CA_CERTS.',
  },
  {
    kind: 'address',
    action: 'user-to-fix',
    why: "The server's name or certificate is wrong.",
    fix: 'Correct {address}, or the network.',
  },
  {
    kind: 'timeout',
    action: 'retry',
    why: 'The whole answer did not arrive in time.',
    fix: 'Pull again later, or raise PLUMBLINE_TIMEOUT_MS.',
  },
  {
    kind: 'deadline',
    action: 'fatal',
    why: 'The time for the whole pull is used up.',
    fix: 'Pull again later, or raise PLUMBLINE_DEADLINE_MS.',
  },
];

const BODIES: readonly Rule[] = [
  { kind: 'truncated', action: 'retry', why: 'The answer was cut off or is not whole.', fix: LATER },
  {
    kind: 'content',
    action: 'user-to-fix',
    why: 'The answer is not what the API gives; a login page or a proxy may stand in the way.',
    fix: 'Check {address} and the network, then pull again.',
  },
  {
    kind: 'shape',
    action: 'fatal',
    why: 'The answer lacks the parts that the API promises.',
    fix: 'Check that {address} is the right one, then pull again.',
  },
  { kind: 'partial', action: 'retry', why: 'The answer itself says that parts of it are missing.', fix: LATER },
  {
    kind: 'cursor',
    action: 'fatal',
    why: 'The server names the same page again as the next one, so the end would never be reached.',
    fix: LATER,
  },
];

/** What every system has in common. */
export const COMMON: readonly Rule[] = [...ANSWERS, ...LINES, ...BODIES];
