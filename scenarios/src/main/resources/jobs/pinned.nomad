# Where tasks may run, and where they would rather run.
job "pinned" {
  datacenters = ["dc1"]

  # Never two on one client.
  constraint {
    operator = "distinct_hosts"
    value    = "true"
  }

  group "must" {
    count = 1

    # On this client, and nowhere else: a constraint is a condition.
    constraint {
      attribute = "${node.unique.name}"
      value     = "nomad-client-1"
    }

    task "sleeper" {
      driver = "raw_exec"

      config {
        command = "sleep"
        args    = ["infinity"]
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }

  group "would" {
    count = 1

    # A preference: if this client cannot take it, another one does.
    affinity {
      attribute = "${node.unique.name}"
      value     = "nomad-client-2"
      weight    = 100
    }

    task "sleeper" {
      driver = "raw_exec"

      config {
        command = "sleep"
        args    = ["infinity"]
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }
}
