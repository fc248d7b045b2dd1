//! The map's layout: in the worker, so that the page answers meanwhile; where it is busy or none starts, in slices.

use super::message::{Answer, Question};
use super::worker::{Ended, Helper};
use crate::view::map::{Edge, Layout, Node};
use crate::view::{Point, Size};
use gloo::timers::future::TimeoutFuture;

/// A graph of so many nodes is laid out sooner than a worker is asked.
const AT_ONCE: usize = 150;
/// How much work a slice on the page's own thread is, in bodies: a few milliseconds.
const SLICE: usize = 6_000;

/// Places for a graph that is so small that they need no waiting for.
#[must_use]
pub fn at_once(nodes: &[Node], edges: &[Edge], size: Size) -> Option<Vec<Point>> {
    (nodes.len() <= AT_ONCE).then(|| Layout::new(nodes, edges, size).finish())
}

/// Places for a graph.
pub async fn arrange(nodes: &[Node], edges: &[Edge], size: Size) -> Vec<Point> {
    if let Some(helper) = Helper::idle() {
        match helper.arrange(encode(nodes, edges, size)).await {
            Ok(points) if points.len() == nodes.len() => {
                helper.keep();
                return points;
            }
            Ok(_) => gloo::console::warn!("the worker laid out another graph"),
            Err(ended) => gloo::console::warn!(format!("the worker ended: {ended}")),
        }
    }
    let mut layout = Layout::new(nodes, edges, size);
    let mut done = 0;
    while layout.advance() {
        done += layout.cost();
        if done > SLICE {
            done = 0;
            TimeoutFuture::new(0).await;
        }
    }
    layout.finish()
}

impl Helper {
    async fn arrange(&self, graph: Vec<u8>) -> Result<Vec<Point>, Ended> {
        match self.ask(&Question::Arrange(graph), &js_sys::Array::new(), super::worker::START).await? {
            Answer::Arranged(points) => Ok(pairs(&points)),
            _ => Err(Ended::unasked()),
        }
    }
}

/// The worker's part: the places of a graph that [`arrange`] sent.
pub(super) fn answer(graph: &[u8]) -> Vec<u8> {
    let numbers = numbers(graph);
    let Some((&[width, height, count], rest)) = numbers.split_first_chunk() else { return Vec::new() };
    let Some((nodes, edges)) = rest.split_at_checked(count as usize * 4) else { return Vec::new() };
    let node = |node: &[f64]| Node {
        radius: node[0],
        label_width: node[1],
        pinned: node[2].is_finite().then_some(Point { x: node[2], y: node[3] }),
    };
    let edge = |edge: &[f64]| Edge { from: edge[0] as usize, to: edge[1] as usize, weight: edge[2] };
    let nodes: Vec<Node> = nodes.chunks_exact(4).map(node).collect();
    let edges: Vec<Edge> = edges.chunks_exact(3).map(edge).collect();
    let points = Layout::new(&nodes, &edges, Size { width, height }).finish();
    points.into_iter().flat_map(|point| [point.x, point.y]).flat_map(f64::to_le_bytes).collect()
}

/// A graph as a row of numbers: an object for each node and edge would take longer than the layout.
fn encode(nodes: &[Node], edges: &[Edge], size: Size) -> Vec<u8> {
    let pin = |node: &Node| node.pinned.map_or([f64::NAN; 2], |pin| [pin.x, pin.y]);
    [size.width, size.height, nodes.len() as f64]
        .into_iter()
        .chain(nodes.iter().flat_map(|node| [node.radius, node.label_width].into_iter().chain(pin(node))))
        .chain(edges.iter().flat_map(|edge| [edge.from as f64, edge.to as f64, edge.weight]))
        .flat_map(f64::to_le_bytes)
        .collect()
}

fn numbers(bytes: &[u8]) -> Vec<f64> {
    bytes.as_chunks().0.iter().copied().map(f64::from_le_bytes).collect()
}

fn pairs(bytes: &[u8]) -> Vec<Point> {
    numbers(bytes).chunks_exact(2).map(|pair| Point { x: pair[0], y: pair[1] }).collect()
}
