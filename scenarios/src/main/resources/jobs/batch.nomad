# Six units of work. Each attempt at one leaves two marks in Consul, when it begins and when it is done: keys that nobody
# else can write, so that they tell which unit ran how often, and where.
job "batch" {
  datacenters = ["dc1"]
  type        = "batch"

  meta {
    seconds = "1"
  }

  group "units" {
    count = 6

    spread {
      attribute = "${node.unique.name}"
    }

    task "unit" {
      driver = "raw_exec"

      config {
        command = "bash"
        args = ["-ec", <<-EOT
          echo >> $NOMAD_ALLOC_DIR/attempts
          attempt=$NOMAD_ALLOC_ID.$(wc -l < $NOMAD_ALLOC_DIR/attempts)
          mark() { consul kv put -cas -modify-index=0 marks/$NOMAD_ALLOC_INDEX/$attempt/$1 $(hostname); }

          mark begun
          sleep $NOMAD_META_seconds
          mark done
        EOT
        ]
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }
}
