import GRDB

extension History {
  /// The steps from an empty file to the tables of this version. Steps that shipped never change.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 sessions and jobs") { database in
      try database.create(table: "session") { table in
        table.primaryKey("id", .text)
        table.column("kind", .text).notNull()
        table.column("name", .text).notNull()
        table.column("notes", .text).notNull()
        table.column("input", .text).notNull()
        table.column("state", .text).notNull()
        table.column("created", .datetime).notNull().indexed()
        table.column("ended", .datetime)
        table.column("model", .text).notNull()
        table.column("settings", .jsonText).notNull()
        table.column("rows", .integer).notNull()
      }
      try database.create(table: "job") { table in
        table.primaryKey("id", .text)
        table.column("kind", .text).notNull()
        table.column("state", .text).notNull()
        table.column("session", .text).notNull().indexed()
          .references("session", onDelete: .cascade)
        table.column("created", .datetime).notNull()
        table.column("started", .datetime)
        table.column("ended", .datetime)
        table.column("done", .integer).notNull()
        table.column("total", .integer)
        table.column("fault", .jsonText)
      }
      try database.create(table: "setting") { table in
        table.primaryKey("name", .text)
        table.column("value", .text).notNull()
      }
    }
    migrator.registerMigration("2 data sets") { database in
      try database.create(table: "dataset") { table in
        table.primaryKey("id", .text)
        table.column("name", .text).notNull()
        table.column("path", .text).notNull().unique()
        table.column("created", .datetime).notNull()
      }
    }
    return migrator
  }
}
