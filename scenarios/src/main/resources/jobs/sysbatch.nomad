# One unit of work on each client, once.
job "sysbatch" {
  datacenters = ["dc1"]
  type        = "sysbatch"

  meta {
    seconds = "0"
  }

  group "units" {
    task "unit" {
      driver = "raw_exec"

      config {
        command = "bash"
        args = ["-ec", <<-EOT
          echo >> $NOMAD_ALLOC_DIR/attempts
          attempt=$NOMAD_ALLOC_ID.$(wc -l < $NOMAD_ALLOC_DIR/attempts)
          mark() { consul kv put -cas -modify-index=0 marks/$(hostname)/$attempt/$1 $(hostname); }

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
