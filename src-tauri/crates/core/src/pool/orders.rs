//! The orders of all columns, each made when first asked for and kept up to date from then on.

use std::sync::{Mutex, PoisonError};

use super::{
    bits::Bits,
    order::{Column, Order},
    query::SortColumn,
};

/// Columns that need an order: all but the order of rows.
pub(super) const COLUMNS: usize = 8;

/// The order of each column, if anyone has asked for it.
#[derive(Debug, Default)]
pub(super) struct Orders {
    columns: [Mutex<Option<Kept>>; COLUMNS],
}

#[derive(Debug)]
struct Kept {
    order: Order,
    /// Rows that were added, changed or removed since.
    touched: Vec<u32>,
}

impl Orders {
    /// The order of a column over `rows`; none for the order of rows itself.
    pub(super) fn get(&self, column: SortColumn, content: &dyn Column, rows: &Bits) -> Option<Order> {
        let mut kept = self
            .columns
            .get(place(column)?)?
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let order = match kept.as_ref() {
            None => Order::new(content, rows),
            Some(Kept { order, touched }) if touched.is_empty() => return Some(order.clone()),
            Some(Kept { order, touched }) => order.after(touched, content, rows),
        };
        *kept = Some(Kept {
            order: order.clone(),
            touched: Vec::new(),
        });
        Some(order)
    }

    /// Notes that the content of a row in a column is another than before. An order that has missed
    /// more than a quarter of `rows` is dropped, to be made again when it is asked for.
    pub(super) fn touch(&mut self, column: SortColumn, row: u32, rows: usize) {
        let Some(column) = place(column).and_then(|at| self.columns.get_mut(at)) else {
            return;
        };
        let column = column.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = column {
            kept.touched.push(row);
            if kept.touched.len() > 65_536.max(rows / 4) {
                *column = None;
            }
        }
    }

    /// Drops the order of a column, to be made again when it is asked for.
    pub(super) fn forget(&mut self, column: SortColumn) {
        if let Some(kept) = place(column).and_then(|at| self.columns.get_mut(at)) {
            *kept.get_mut().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    /// Memory behind the orders, in bytes.
    pub(super) fn bytes(&self) -> usize {
        let kept = |column: &Mutex<Option<Kept>>| {
            let column = column.lock().unwrap_or_else(PoisonError::into_inner);
            column.as_ref().map_or(0, |kept| {
                kept.order.bytes() + kept.touched.capacity() * size_of::<u32>()
            })
        };
        self.columns.iter().map(kept).sum()
    }
}

fn place(column: SortColumn) -> Option<usize> {
    match column {
        SortColumn::Added => None,
        SortColumn::Name => Some(0),
        SortColumn::Headline => Some(1),
        SortColumn::Employer => Some(2),
        SortColumn::Location => Some(3),
        SortColumn::Updated => Some(4),
        SortColumn::Sources => Some(5),
        SortColumn::Searches => Some(6),
        SortColumn::Email => Some(7),
    }
}
