'use strict';
// Shows what is nearest to the pointer in both drawings at once.
const buses = JSON.parse(document.getElementById('buses').textContent);
const reading = document.getElementById('reading');
const find = document.getElementById('find');
const drawings = ['map', 'profile'].map(id => document.getElementById(id));
const space = 'http://www.w3.org/2000/svg';
const rings = drawings.map(svg => {
  // The line of text above says more than a tooltip.
  svg.querySelectorAll('g > title').forEach(title => title.remove());
  const group = document.createElementNS(space, 'g');
  svg.append(group);
  return group;
});

function ring(group, x, y) {
  const circle = document.createElementNS(space, 'circle');
  circle.setAttribute('class', 'pointer');
  circle.setAttribute('cx', x);
  circle.setAttribute('cy', y);
  circle.setAttribute('r', 8);
  group.append(circle);
}

function show(bus) {
  reading.textContent = bus.text;
  rings.forEach(group => group.replaceChildren());
  ring(rings[0], bus.map[0], bus.map[1]);
  bus.profile.forEach(at => ring(rings[1], at[0], at[1]));
}

function places(bus, which) {
  return which === 0 ? [bus.map] : bus.profile;
}

function nearest(which, event) {
  const svg = drawings[which];
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  let best = null;
  let least = 40 * 40;
  for (const bus of buses) {
    for (const [x, y] of places(bus, which)) {
      const square = (x - at.x) ** 2 + (y - at.y) ** 2;
      if (least > square) {
        least = square;
        best = bus;
      }
    }
  }
  return best;
}

drawings.forEach((svg, which) => {
  for (const kind of ['pointermove', 'pointerdown']) {
    svg.addEventListener(kind, event => {
      const bus = nearest(which, event);
      if (bus) show(bus);
    });
  }
});

find.addEventListener('input', () => {
  const bus = buses.find(each => each.name.toLowerCase() === find.value.trim().toLowerCase());
  if (bus) show(bus);
});
