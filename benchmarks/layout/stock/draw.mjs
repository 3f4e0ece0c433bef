/**
 * Draws networks with engines of others, each from three starts: {name: network} comes in,
 * {engine: {name: [positions, ...]}} goes out; how long each engine took, as errors.
 */
import { readFileSync } from "node:fs";
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import ELK from "elkjs/lib/elk.bundled.js";
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import noverlap from "graphology-layout-noverlap";
import { Layout } from "webcola";

const STARTS = 3;
const [WIDTH, HEIGHT] = [1000, 700];
cytoscape.use(fcose);

/** The same starts every time: a small generator of pseudo-random numbers in place of the built-in one. */
function seeded(seed) {
  let state = seed * 2654435761 + 12345;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

/** Positions as {id: [x, y]}, from things with an id and a place. */
const placed = (items) => Object.fromEntries(items.map(({ id, x, y }) => [id, [x, y]]));

const starting = (network, random) =>
  network.nodes.map(({ id }) => ({ id, x: random() * WIDTH, y: random() * HEIGHT }));

const radius = (network) => (network.nodes.length <= 20 ? 22 : network.nodes.length <= 60 ? 15 : 9);

const ENGINES = {
  "ForceAtlas2 and noverlap": (network, random) => {
    const graph = new Graph({ type: "undirected", multi: true });
    for (const { id, x, y } of starting(network, random)) graph.addNode(id, { x, y, size: radius(network) });
    for (const { s, t } of network.edges) graph.addEdge(s, t);
    forceAtlas2.assign(graph, { iterations: 600, settings: forceAtlas2.inferSettings(graph) });
    const apart = noverlap(graph, { maxIterations: 500, settings: { margin: 4 } });
    return placed(Object.entries(apart).map(([id, at]) => ({ id, ...at })));
  },
  "d3-force and collide": (network, random) => {
    const nodes = starting(network, random);
    const links = network.edges.map(({ s, t }) => ({ source: s, target: t }));
    forceSimulation(nodes)
      .randomSource(random)
      .force("link", forceLink(links).id(({ id }) => id).distance(radius(network) * 4))
      .force("charge", forceManyBody().strength(-radius(network) * 12))
      .force("x", forceX(WIDTH / 2).strength(0.05))
      .force("y", forceY(HEIGHT / 2).strength(0.05))
      .force("collide", forceCollide(radius(network) * 1.3))
      .stop()
      .tick(400);
    return placed(nodes);
  },
  "cytoscape fcose": (network, random) => {
    const cy = cytoscape({
      headless: true,
      styleEnabled: true,
      style: [{ selector: "node", style: { width: 2 * radius(network), height: 2 * radius(network) } }],
      elements: [
        ...starting(network, random).map(({ id, ...position }) => ({ data: { id }, position })),
        ...network.edges.map(({ s, t }) => ({ data: { source: s, target: t } })),
      ],
    });
    cy.layout({ name: "fcose", quality: "proof", randomize: true, animate: false, nodeDimensionsIncludeLabels: false }).run();
    return placed(cy.nodes().map((node) => ({ id: node.id(), ...node.position() })));
  },
  "elkjs stress": async (network, random) => {
    const size = 2 * radius(network);
    const laid = await new ELK().layout({
      id: "map",
      layoutOptions: { algorithm: "stress", "elk.stress.desiredEdgeLength": String(size * 3) },
      children: starting(network, random).map((one) => ({ ...one, width: size, height: size })),
      edges: network.edges.map(({ s, t }, i) => ({ id: `tie${i}`, sources: [s], targets: [t] })),
    });
    return placed(laid.children);
  },
  webcola: (network, random) => {
    const nodes = starting(network, random).map((one) => ({
      ...one,
      width: 2.4 * radius(network),
      height: 2.4 * radius(network),
    }));
    const at = new Map(nodes.map(({ id }, i) => [id, i]));
    new Layout()
      .size([WIDTH, HEIGHT])
      .nodes(nodes)
      .links(network.edges.map(({ s, t }) => ({ source: at.get(s), target: at.get(t) })))
      .avoidOverlaps(true)
      .linkDistance(radius(network) * 5)
      .start(30, 20, 60, 0, false);
    return placed(nodes);
  },
};

const builtIn = Math.random;
const networks = JSON.parse(readFileSync(0, "utf8"));
const drawn = {};
for (const [engine, draw] of Object.entries(ENGINES)) {
  drawn[engine] = {};
  const begun = performance.now();
  for (const [name, network] of Object.entries(networks)) {
    drawn[engine][name] = [];
    for (let start = 1; start <= STARTS; start++) {
      Math.random = seeded(start);
      drawn[engine][name].push(await draw(network, seeded(start + 100)));
      Math.random = builtIn;
    }
  }
  console.error(`${engine}: ${Math.round((performance.now() - begun) / 1000)} s`);
}
// One of the engines keeps a worker that would never let this end.
process.stdout.write(JSON.stringify(drawn), () => process.exit());
