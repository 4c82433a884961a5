'use strict';
// Draws the day of one agent: a small chart for each quantity, and its value at the chosen time.
const days = JSON.parse(document.getElementById('days').textContent);
const population = document.getElementById('population');
const agent = document.getElementById('agent');
const time = document.getElementById('time');
const clock = document.getElementById('clock');
const where = document.getElementById('where');
const day = document.getElementById('day');
const space = 'http://www.w3.org/2000/svg';
const titles = {
  input: 'What comes from outside', observation: 'Observation', action: 'Action', state: 'State',
  power: 'Into the network', cost: 'Money of each step'
};
const wide = 300;
const high = 56;
let readers = [];

// 16 bits between the least and the greatest of each quantity.
const unpacked = days.groups.map(() => null);
function values(index) {
  if (!unpacked[index]) {
    const bytes = Uint8Array.from(atob(days.groups[index].values), each => each.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    unpacked[index] = Uint16Array.from({length: bytes.length / 2}, (_, at) => view.getUint16(2 * at, true));
  }
  return unpacked[index];
}

function row(index, place, slot) {
  const group = days.groups[index];
  const {low, high: top} = group.slots[slot];
  const from = (place * group.slots.length + slot) * days.steps;
  return Array.from(values(index).subarray(from, from + days.steps), each => low + each / 65535 * (top - low));
}

// What is less than the steps of the packing is zero.
function number(value, range) {
  const size = Math.abs(value);
  if (range / 20000 >= size) return '0';
  if (0.001 > size || size >= 1e6) return value.toExponential(2);
  return value.toFixed(Math.max(0, Math.min(4, 3 - Math.floor(Math.log10(size)))));
}

function element(name, attributes, parent) {
  const made = document.createElementNS(space, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  parent.append(made);
  return made;
}

function chart(slot, series, into) {
  const box = document.createElement('div');
  box.className = 'slot';
  const head = document.createElement('div');
  const name = document.createElement('span');
  name.textContent = slot.name;
  const reading = document.createElement('output');
  head.append(name, reading);
  box.append(head);
  const least = Math.min(...series);
  const most = Math.max(...series);
  const range = most > least ? most - least : 1;
  const svg = element('svg', {viewBox: `0 0 ${wide} ${high}`, preserveAspectRatio: 'none', 'aria-hidden': 'true'}, box);
  const y = value => most > least ? high - 4 - (value - least) / range * (high - 8) : high / 2;
  const step = wide / days.steps;
  element('path', {d: series.map((value, at) =>
    `${at ? 'L' : 'M'}${(at * step).toFixed(1)} ${y(value).toFixed(1)}L${((at + 1) * step).toFixed(1)} ${y(value).toFixed(1)}`).join('')}, svg);
  const cursor = element('line', {y1: 0, y2: high}, svg);
  const ends = document.createElement('small');
  ['least ' + number(least, most - least), 'most ' + number(most, most - least)].forEach(text => {
    const end = document.createElement('span');
    end.textContent = text;
    ends.append(end);
  });
  box.append(ends);
  into.append(box);
  readers.push(at => {
    reading.textContent = number(series[at], most - least) + (slot.unit ? ' ' + slot.unit : '');
    cursor.setAttribute('x1', (at + 0.5) * step);
    cursor.setAttribute('x2', (at + 0.5) * step);
  });
}

function show() {
  const index = population.selectedIndex;
  const group = days.groups[index];
  const place = Math.max(0, Math.min(group.agents.length - 1, Math.round(Number(agent.value)) || 0));
  where.textContent = `${group.device} ${group.agents[place]} at bus ${group.buses[place]}`;
  readers = [];
  day.replaceChildren();
  Object.entries(titles).forEach(([kind, title]) => {
    const slots = group.slots.map((slot, at) => [slot, at]).filter(([slot]) => slot.kind === kind);
    if (!slots.length) return;
    const head = document.createElement('h3');
    head.textContent = title;
    const grid = document.createElement('div');
    grid.className = 'slots';
    slots.forEach(([slot, at]) => chart(slot, row(index, place, at), grid));
    day.append(head, grid);
  });
  read();
}

function read() {
  const at = Number(time.value);
  const minutes = Math.round(at * days.stepHours * 60);
  clock.textContent = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  time.setAttribute('aria-valuetext', clock.textContent);
  readers.forEach(each => each(at));
}

days.groups.forEach(group => {
  const option = document.createElement('option');
  option.textContent = group.population;
  population.append(option);
});
// The first population whose agents decide something.
population.selectedIndex = Math.max(0, days.groups.findIndex(group => group.slots.some(slot => slot.kind === 'action')));
time.max = days.steps - 1;
time.value = Math.floor(days.steps / 2);
function choose() {
  agent.max = days.groups[population.selectedIndex].agents.length - 1;
  agent.value = 0;
  show();
}
population.addEventListener('change', choose);
agent.addEventListener('input', show);
time.addEventListener('input', read);
document.querySelector('.choose').addEventListener('submit', event => event.preventDefault());
choose();
