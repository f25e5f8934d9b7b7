import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Config, Day } from '../../src/model/index.ts';
import type { Notice } from '../../src/reports/index.ts';
import type { Envelope } from './converse.ts';

/** Who sends the notices, and to whom. */
export const envelopeOf = ({ notices, organisation }: Config): Envelope => ({
  from: notices.from ?? organisation.partnershipsAddress,
  to: notices.to.length > 0 ? [...new Set(notices.to)] : [organisation.partnershipsAddress],
});

/** The same for the same notice on every day and machine, so that a mailbox keeps one of two. */
export const messageIdOf = ({ id }: Pick<Notice, 'id'>, { organisation }: Config): string =>
  `<${id}@plumbline.${organisation.mailDomain}>`;

/** A notice as a message (RFC 5322), dated to the day of the data. */
export const emlOf = (notice: Notice, asOf: Day, config: Config): Promise<Buffer> => {
  const { from, to } = envelopeOf(config);
  return new MailComposer({
    from: { name: config.organisation.name, address: from },
    to,
    subject: notice.subject,
    text: notice.body,
    textEncoding: 'quoted-printable',
    messageId: messageIdOf(notice, config),
    date: new Date(`${asOf}T00:00:00Z`),
    newline: '\r\n',
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
};
