import type { Texts } from '../index.ts';

const delivered = (number: number): string => (number === 1 ? 'se entregó' : 'se entregaron');
const cap = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const all = (number: number): string =>
  number === 1 ? 'el único entregable' : number === 2 ? 'los dos entregables' : `los ${number} entregables`;
const none = (number: number): string => `ninguno de los ${number} entregables`;

export const headline: Texts['milestone']['headline'] = {
  about: (agreement, sentence) => `${agreement}: ${sentence}`,
  elsewhere: (overdue) =>
    overdue === 1
      ? 'Un entregable de otro acuerdo está atrasado.'
      : `${overdue} entregables de otros acuerdos están atrasados.`,
  elsewhereDelivered: (due, agreements) =>
    `${cap(delivered(due))} ${all(due)} con vencimiento hasta esa fecha de ${agreements === 1 ? 'otro acuerdo' : 'otros acuerdos'}.`,
  cancelledAgreement: 'Este acuerdo se canceló.',
  startsOn: (day) => `El acuerdo empieza el ${day}; aún no hay entregables registrados`,
  nothing: 'Este acuerdo no tiene entregables registrados',
  allCancelled: (number) => `${number === 1 ? 'Se canceló' : 'Se cancelaron'} ${all(number)} de este acuerdo`,
  undated: (part, number) => {
    const lack = number === 1 ? 'no consta la fecha de vencimiento' : 'no constan las fechas de vencimiento';
    if (part === number) return `${cap(delivered(number))} ${all(number)}; ${lack}`;
    if (number === 1) return `No se entregó ${all(1)}; ${lack}`;
    if (part === 0) return `No se entregó ${none(number)}; ${lack}`;
    return `${cap(delivered(part))} ${part} de los ${number} entregables; ${lack}`;
  },
  onlyAhead: 'El único entregable se entregó antes de su vencimiento',
  onlyOnDay: (day) => `El único entregable vence el ${day}`,
  noneDue: (number, day, onDay) =>
    number === 1
      ? `El único entregable aún no había vencido el ${day}`
      : `${cap(none(number))} vencía ${onDay ? 'antes del' : 'hasta el'} ${day}`,
  firstDue: (number, day) => `${number === 1 ? 'vence' : 'el primero vence'} el ${day}`,
  ahead: (number, more) => `${delivered(number)} ${number}${more ? ' más' : ''} antes de su vencimiento`,
  moreOnDay: (number) => `${number} más ${number === 1 ? 'vence' : 'vencen'} ese día`,
  oneDue: (day, isDelivered, how) =>
    `El único entregable con vencimiento hasta el ${day} ${isDelivered ? `se entregó${how}` : 'no se entregó'}`,
  noneDelivered: (due, day) => `No se entregó ${none(due)} con vencimiento hasta el ${day}`,
  delivered: (number, due, day, how) =>
    `${cap(delivered(number))} ${number === due ? all(due) : `${number} de los ${due} entregables`} con vencimiento hasta el ${day}${how}`,
  alone: {
    onTime: ' a tiempo',
    late: (days) => ` con ${days} de retraso`,
    undated: '; la fecha de entrega no está registrada',
  },
  punctual: (onTime, dated, number) => {
    if (dated === 0)
      return number === 1 ? '; la fecha de entrega no está registrada' : '; las fechas de entrega no están registradas';
    if (number === 1) return onTime ? ', a tiempo' : ', con retraso';
    if (dated === 1) return `, el único con fecha de entrega ${onTime ? 'a tiempo' : 'con retraso'}`;
    if (dated < number) return `, ${onTime || 'ninguno'} de los ${dated} con fecha de entrega a tiempo`;
    if (onTime === number) return number === 2 ? ', los dos a tiempo' : ', todos a tiempo';
    return `, ${onTime || 'ninguno'} de ellos a tiempo`;
  },
};
